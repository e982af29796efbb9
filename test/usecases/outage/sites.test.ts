import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../src/domain/calendar/instant.ts';
import { explainTargetPeriod } from '../../../src/usecases/explain/explain-target-period.ts';
import { tellTarget } from '../../../src/usecases/explain/words/tell-target.ts';
import { declareOutage, type WantedOutage } from '../../../src/usecases/outage/declare-outage.ts';
import { correctOutage } from '../../../src/usecases/outage/follow-outage.ts';
import { previewOutage } from '../../../src/usecases/outage/preview-outage.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { NOON, openNewsdesk, SITES } from './newsdesk.ts';

const MAIL: WantedOutage = {
  ...{ service: 'email', words: 'Mail cannot be sent', from: NOON - 30 * MINUTE },
  severity: 2,
};

type Desk = Awaited<ReturnType<typeof openNewsdesk>>;

async function downIn(desk: Desk, target: string) {
  const setting = desk.as('U0ANNA');
  const explained = await explainTargetPeriod(setting, { agreement: 'acme-email', target });
  const { attainment } = explained.figure;
  const told = tellTarget(explained, { timeZone: 'UTC', fullness: 'full' });
  return {
    minutes: attainment.of === 'time' ? attainment.downtimeMs / MINUTE : null,
    words: told.chapters.flatMap(({ sentences, lists }) => [
      ...sentences,
      ...lists.flatMap(({ lines }) => lines),
    ]),
  };
}

describe('an outage of a site', () => {
  it('counts for the promise to that site, and why says so of the others', async () => {
    const desk = await openNewsdesk(SITES);
    const ben = desk.as('U0BEN');
    const seen = await previewOutage(ben, { ...MAIL, segment: { site: 'berlin' } });
    expect(seen.counting).toEqual([
      'Acme: counts for the promise to Berlin; the others go on',
      'Globex: counts for Availability',
    ]);
    const { id } = await declareOutage(ben, { ...MAIL, segment: { site: 'berlin' } });
    expect((await downIn(desk, 'berlin')).minutes).toBe(30);
    const whole = await downIn(desk, 'availability');
    expect(whole.minutes).toBe(0);
    expect(whole.words).toContain(
      '1 outage at Berlin does not count here, but for Availability (site Berlin).',
    );
    expect(whole.words).toContain(
      'Availability (site Berlin) goes before Availability: what that one counts does not count here.',
    );
    expect((await downIn(desk, 'london')).minutes).toBe(0);
    const lines = (await downIn(desk, 'berlin')).words.filter((line) => / at Berlin: /.test(line));
    expect(lines).toHaveLength(1);
    await correctOutage(ben, { id, segment: { site: 'LONDON' }, reason: 'it was London' });
    expect((await downIn(desk, 'berlin')).minutes).toBe(0);
    expect((await downIn(desk, 'london')).minutes).toBe(30);
    await correctOutage(ben, { id, segment: null, reason: 'it was everywhere' });
    for (const target of ['availability', 'berlin', 'london']) {
      expect((await downIn(desk, target)).minutes).toBe(30);
    }
  });

  it('as a source recorded it counts like one that was declared', async () => {
    const desk = await openNewsdesk(SITES);
    const anna = desk.as('U0ANNA');
    const span = { from: NOON - 20 * MINUTE, to: NOON - 10 * MINUTE };
    await recordOutages(anna, [{ ...span, id: 'probe-1', serviceKey: 'email', site: 'london' }]);
    expect((await downIn(desk, 'london')).minutes).toBe(10);
    expect((await downIn(desk, 'availability')).minutes).toBe(0);
  });

  it('is told apart from what a source recorded without a site, which counts for everybody', async () => {
    const desk = await openNewsdesk(SITES);
    const span = { from: NOON - 20 * MINUTE, to: NOON - 10 * MINUTE };
    await recordOutages(desk.as('U0ANNA'), [{ ...span, id: 'probe-1', serviceKey: 'email' }]);
    const seen = await previewOutage(desk.as('U0BEN'), { ...MAIL, segment: { site: 'Berlin' } });
    expect(seen.overlaps.join()).toMatch(/without a site: .*It counts for every promise\./);
    const same = await previewOutage(desk.as('U0BEN'), MAIL);
    expect(same.overlaps.join()).toContain('What both tell of counts once.');
  });

  it('that the service does not have is asked about', async () => {
    const desk = await openNewsdesk(SITES);
    const seen = await previewOutage(desk.as('U0BEN'), { ...MAIL, segment: { site: 'Kiel' } });
    expect(seen.counting[0]).toBe('“Kiel” is none of the sites of E-mail; is it written right?');
    expect(seen.counting[1]).toBe('Acme: counts for Availability; the others go on');
  });

  it('says nothing about promises, and counts for all of them, where none is for a site', async () => {
    const desk = await openNewsdesk();
    const ben = desk.as('U0BEN');
    const seen = await declareOutage(ben, { ...MAIL, segment: { site: 'Berlin' } });
    expect(seen.counting).toEqual([]);
    expect((await downIn(desk, 'availability')).minutes).toBe(30);
  });

  it.each([
    ['{ site: Paris }', '“Paris” is no site of email'],
    ['{ group: executives }', 'an outage is felt at a place, not by one group of people'],
  ])('cannot be promised about %s', async (segment, reason) => {
    const desk = await openNewsdesk();
    const text = SITES.replace('{ site: Berlin }', segment);
    const files = [{ name: 'mail.yaml', text }];
    const { problems } = await importDocuments(desk.as('U0ANNA'), { files, apply: false });
    expect(JSON.stringify(problems)).toContain(reason);
  });
});
