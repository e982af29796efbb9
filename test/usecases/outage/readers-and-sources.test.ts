import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { declareOutage, type WantedOutage } from '../../../src/usecases/outage/declare-outage.ts';
import {
  correctOutage,
  endOutage,
  updateOutage,
} from '../../../src/usecases/outage/follow-outage.ts';
import { listOutages } from '../../../src/usecases/outage/list-outages.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { watchOutages } from '../../../src/usecases/outage/watch-outages.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { type Newsdesk, NOON, openNewsdesk } from './newsdesk.ts';

const mail: WantedOutage = {
  ...{ service: 'email', from: NOON - 30 * MINUTE, severity: 1, words: 'The relay is broken' },
  teamFirst: true,
};

async function inChannel(desk: Newsdesk, wanted: string) {
  return (await desk.told()).filter(({ channel }) => channel === wanted);
}

describe('an outage that only the team knows of at first', () => {
  it('reaches a customer with the first words that are meant for them, and with nothing before', async () => {
    const desk = await openNewsdesk();
    const { id, updates } = await declareOutage(desk.as('U0BEN'), mail);
    expect(await inChannel(desk, '#acme')).toEqual([]);
    expect(await listOutages(desk.as('U0EMMA'))).toEqual([]);
    expect(updates).toMatchObject([{ dueAt: NOON + HOUR }]);
    await updateOutage(desk.as('U0BEN'), { id, inside: 'vendor called' });
    await correctOutage(desk.as('U0BEN'), { id, severity: 2, reason: 'not that bad' });
    expect(await inChannel(desk, '#acme')).toEqual([]);
    await updateOutage(desk.as('U0BEN'), { id, words: 'Mail is late', customers: ['acme'] });
    const [message, ...below] = await inChannel(desk, '#acme');
    expect(message?.payload).toMatchObject({ words: 'Mail is late', latest: null });
    // What is new says it once.
    expect(below).toEqual([]);
    expect(JSON.stringify(await inChannel(desk, '#acme'))).not.toMatch(/relay|vendor/);
    expect((await listOutages(desk.as('U0EMMA')))[0]?.words).toBe('Mail is late');
    expect(await listOutages(desk.as('U0GRACE'))).toEqual([]);
  });

  it('owes its first word from the beginning, and says so', async () => {
    const desk = await openNewsdesk();
    await declareOutage(desk.as('U0BEN'), mail);
    await watchOutages(desk.as('U0ANNA', NOON + 2 * HOUR));
    expect((await inChannel(desk, '#mail')).at(-1)?.payload).toMatchObject({
      ...{ kind: 'outage-update-near', missed: true, first: true },
      sentence: 'an update at least every 1 support hour',
    });
  });

  it('ends without a word to those who never heard of it', async () => {
    const desk = await openNewsdesk();
    const { id } = await declareOutage(desk.as('U0BEN'), mail);
    await endOutage(desk.as('U0BEN'), { id, to: NOON });
    expect(await inChannel(desk, '#acme')).toEqual([]);
  });
});

describe('an outage whose beginning is corrected to a time of other agreements', () => {
  it('goes on being told to those who read of it', async () => {
    const desk = await openNewsdesk();
    const { id } = await declareOutage(desk.as('U0BEN'), { ...mail, teamFirst: false });
    const before = Date.parse('2025-12-30T12:00:00Z');
    await correctOutage(desk.as('U0BEN'), { id, from: before, reason: 'wrong year' });
    await endOutage(desk.as('U0BEN'), { id, to: before + HOUR, words: 'It was over long ago' });
    const [message, ...moved] = await inChannel(desk, '#acme');
    expect(message?.payload).toMatchObject({ from: before, state: 'ended' });
    expect(moved.map(({ payload }) => payload.move)).toEqual(['corrected', 'ended']);
    expect((await inChannel(desk, '#mail'))[0]?.payload).toMatchObject({ state: 'ended' });
  });
});

describe('an outage that a source sees, too', () => {
  const seen = { id: 'probe-1', serviceKey: 'email', from: NOON - 40 * MINUTE, to: null };

  it('is one outage for people and counts once', async () => {
    const desk = await openNewsdesk();
    await declareOutage(desk.as('U0BEN'), { ...mail, teamFirst: false });
    await recordOutages(desk.as('U0BEN'), [seen]);
    const list = await listOutages(desk.as('U0BEN'));
    expect(list).toHaveLength(1);
    expect(list[0]?.scene?.overlaps.join(' ')).toContain('A source saw it too: since Mon 16 Nov');
    const [message] = await inChannel(desk, '#mail');
    expect(JSON.stringify(message?.payload)).toContain('A source saw it too');
    expect(JSON.stringify(await inChannel(desk, '#acme'))).not.toContain('source');
    const { agreements } = await showStatus(desk.as('U0ANNA'), { agreement: 'acme-email' });
    const figure = agreements[0]?.targets[0]?.figure;
    expect(figure?.attainment).toMatchObject({ downtimeMs: 40 * MINUTE });
  });

  it('is asked about once no source sees it any more, and goes on until somebody ends it', async () => {
    const desk = await openNewsdesk();
    await declareOutage(desk.as('U0BEN'), { ...mail, teamFirst: false });
    const other = { ...seen, id: 'probe-2' };
    await recordOutages(desk.as('U0BEN'), [seen, other]);
    const asked = async () =>
      (await desk.told()).filter(({ payload }) => payload.kind === 'outage-seen-up');
    await recordOutages(desk.as('U0BEN', NOON + MINUTE), [{ ...seen, to: NOON }]);
    expect(await asked()).toEqual([]);
    await recordOutages(desk.as('U0BEN', NOON + MINUTE), [{ ...other, to: NOON }]);
    await recordOutages(desk.as('U0BEN', NOON + MINUTE), [{ ...other, to: NOON }]);
    expect(await asked()).toMatchObject([{ channel: '#mail', payload: { until: NOON } }]);
    expect(await listOutages(desk.as('U0BEN'))).toHaveLength(1);
  });
});
