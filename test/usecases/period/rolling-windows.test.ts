import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { explainMeant } from '../../../src/usecases/explain/explain-meant.ts';
import { explanationJson } from '../../../src/usecases/explain/explanation-json.ts';
import { tellExplained } from '../../../src/usecases/explain/words/tell-explained.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { sealPeriods } from '../../../src/usecases/period/seal-periods.ts';
import { figureOf } from '../../../src/usecases/period/show-period.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { statusJson } from '../../../src/usecases/status/status-json.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, DESK, deskIn, LATER } from '../work-item/desk.ts';

const at = (text: string) => parseInstant(`2026-${text}:00Z`);
const SEALED = at('02-04T00:00');
const ROLLING = DESK.replace(
  "objective: '99.95', period: month }",
  "objective: '99.95', period: rolling 30d, burnRates: default }",
);
const asked = { agreement: 'uc-hoster', target: 'availability' };

describe.each(DATABASES)('a rolling window on $name', ({ open }) => {
  const getDatabase = useDatabase(open);
  const desk = async (now: number) => ({
    ...(await deskIn(await anotherWorkspace(getDatabase()), LATER, ROLLING)),
    now,
  });
  const down = (from: number, to: number) => ({ id: `o${from}`, serviceKey: 'web', from, to });

  it('moves on by a day, and keeps what still lies in it', async () => {
    const outage = down(at('01-20T10:00'), at('01-20T11:00'));
    const seen = async (now: number) => {
      const context = await desk(now);
      await recordOutages(context, [outage]);
      const [hosting] = (await showStatus(context, { agreement: 'uc-hoster' })).agreements;
      const { figure } = hosting?.targets[0] ?? {};
      return [figure?.period.from, figure?.verdict, figure?.budget.spent];
    };
    expect(await seen(at('02-18T12:00'))).toEqual([at('01-20T00:00'), 'breached', HOUR]);
    expect(await seen(at('02-19T12:00'))).toEqual([at('01-21T00:00'), 'met', 0]);
  });

  it('is published as it stood when a month ended, and at no other time', async () => {
    const context = await desk(SEALED);
    await recordOutages(context, [down(at('01-20T10:00'), at('01-20T11:00'))]);
    await sealPeriods(context, { since: at('01-15T00:00') });
    const end = at('01-31T23:59');
    const published = await figureOf(context, { ...asked, at: end });
    expect(published).toMatchObject({ state: 'sealed', figure: { verdict: 'breached' } });
    expect(published.figure.period).toEqual({ from: at('01-02T00:00'), to: at('02-01T00:00') });
    const between = await figureOf(context, { ...asked, at: at('01-30T12:00') });
    expect(between.state).toBe('provisional');
  });

  it('that is used up too fast says so in the status and in its explanation', async () => {
    const now = at('02-03T12:06');
    const context = await desk(now);
    await recordOutages(context, [down(now - 6 * MINUTE, now)]);
    const report = await showStatus(context, { agreement: 'uc-hoster' });
    const json = JSON.stringify(statusJson(report));
    expect(json).toContain('"pair":"1h/5m","state":"burning","factor":14.4');
    expect(json).toContain('"provisional":true');
    const explained = await explainMeant(context, { words: ['uc-hoster', 'availability'] });
    expect(JSON.stringify(explanationJson(explained))).toContain('"state":"burning"');
    const told = tellExplained(explained, { timeZone: 'UTC', fullness: 'full' });
    expect(JSON.stringify(told)).toContain('It is being used up too fast now.');
    expect(told.summary).toContain('the 30 days to 3 February 2026');
  });
});
