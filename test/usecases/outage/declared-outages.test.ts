import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { declareOutage, type WantedOutage } from '../../../src/usecases/outage/declare-outage.ts';
import {
  correctOutage,
  endOutage,
  updateOutage,
  withdrawOutage,
} from '../../../src/usecases/outage/follow-outage.ts';
import { listOutages, outageMeant } from '../../../src/usecases/outage/list-outages.ts';
import { openOutagesOf } from '../../../src/usecases/outage/open-outages.ts';
import { watchOutages } from '../../../src/usecases/outage/watch-outages.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { type Newsdesk, NOON, openNewsdesk } from './newsdesk.ts';

const mail: WantedOutage = {
  ...{ service: 'E-Mail', from: NOON - 30 * MINUTE, severity: 1, words: 'Mail cannot be sent' },
  ...{ inside: 'disk full', segment: { site: 'Berlin' } },
};

async function downtime({ as }: Newsdesk, now = NOON) {
  const { agreements } = await showStatus(as('U0ANNA', now), { agreement: 'acme-email' });
  const figure = agreements[0]?.targets.find(({ terms }) => terms.key === 'availability')?.figure;
  return figure?.attainment.of === 'time' ? figure.attainment.downtimeMs : null;
}

describe('an outage that somebody declares', () => {
  it('counts, and is told to the team and to the customer who has a channel', async () => {
    const desk = await openNewsdesk();
    const { updates, repeated, id } = await declareOutage(desk.as('U0BEN'), mail);
    expect(repeated).toBe(false);
    expect(await downtime(desk)).toBe(30 * MINUTE);
    expect(updates).toMatchObject([
      { dueAt: NOON + HOUR, affected: { customer: { name: 'Acme' } } },
    ]);
    const told = await desk.told();
    expect(told.map(({ channel }) => channel)).toEqual(['#mail', '#acme']);
    expect(told[0]?.payload.inside).toMatchObject({
      note: 'disk full',
      customers: [
        { name: 'Acme', channel: '#acme', nextUpdateAt: NOON + HOUR },
        { name: 'Globex', channel: null, nextUpdateAt: null },
      ],
    });
    expect(told[1]?.payload).toMatchObject({ inside: null, nextUpdateAt: NOON + HOUR });
    expect(JSON.stringify(told[1])).not.toMatch(/disk full|Globex|Ben/);
    const of = { workspaceId: desk.db.workspace.id, services: ['email', 'fax'], at: NOON };
    const open = { id: `declared-${id}`, serviceKey: 'email', from: mail.from };
    expect(await openOutagesOf(desk.db.database, of)).toEqual([open]);
  });

  it('is one outage, however often it is sent', async () => {
    const desk = await openNewsdesk();
    const all = await Promise.all([1, 2, 3].map(() => declareOutage(desk.as('U0BEN'), mail)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await desk.told()).toHaveLength(2);
    const other = await declareOutage(desk.as('U0BEN'), { ...mail, words: 'Nor be read' });
    expect(other.repeated).toBe(false);
    await expect(outageMeant(desk.as('U0BEN'), { service: 'email' })).rejects.toThrow('several');
    const one = await outageMeant(desk.as('U0BEN'), { service: 'email', id: other.id });
    expect(one.id).toBe(other.id);
  });

  it('is told on: below its message, in each channel what is meant for it', async () => {
    const desk = await openNewsdesk();
    const { id } = await declareOutage(desk.as('U0BEN'), mail);
    const later = desk.as('U0BEN', NOON + 10 * MINUTE);
    await updateOutage(later, { id, words: 'We restart it', inside: 'raid is gone' });
    await updateOutage(later, { id, inside: 'the vendor comes' });
    await updateOutage(later, { id, words: 'Only for Globex', customers: ['globex'] });
    const moved = (await desk.told()).filter(({ thread }) => thread !== null);
    const inAcme = moved.filter(({ channel }) => channel === '#acme');
    expect(inAcme.map(({ payload }) => payload.words)).toEqual(['We restart it']);
    expect(inAcme[0]?.thread).toBe(`outage/${id}/#acme`);
    expect(JSON.stringify(inAcme)).not.toMatch(/raid|vendor|Globex|Ben/);
    expect(moved.filter(({ channel }) => channel === '#mail')).toHaveLength(3);
    const [message] = (await desk.told()).filter(({ key }) => key === `outage/${id}/#acme`);
    expect(message?.payload).toMatchObject({
      latest: { words: 'We restart it' },
      nextUpdateAt: NOON + 70 * MINUTE,
    });
  });

  it('reminds the team before an update is due, and says when none came', async () => {
    const desk = await openNewsdesk();
    const { id } = await declareOutage(desk.as('U0BEN'), mail);
    const look = (at: number) => watchOutages(desk.as('U0BEN', at));
    expect(await look(NOON + 49 * MINUTE)).toBe(0);
    expect(await look(NOON + 50 * MINUTE)).toBe(1);
    expect(await look(NOON + 50 * MINUTE)).toBe(0);
    const near = async () => (await desk.told()).filter(({ key }) => /near|missed/.test(key));
    expect(await near()).toMatchObject([
      { channel: '#mail', payload: { missed: false, customers: ['Acme'], dueAt: NOON + HOUR } },
    ]);
    await updateOutage(desk.as('U0BEN', NOON + 55 * MINUTE), { id, words: 'Still at it' });
    expect(await look(NOON + 60 * MINUTE)).toBe(0);
    expect(await look(NOON + 3 * HOUR)).toBe(1);
    const missed = { missed: true, dueAt: NOON + 115 * MINUTE };
    expect(await near()).toMatchObject([{}, { payload: missed }]);
    const listed = async (at: number) => (await listOutages(desk.as('U0EMMA', at)))[0];
    expect((await listed(NOON + 114 * MINUTE))?.isUpdateLate).toBe(false);
    expect((await listed(NOON + 3 * HOUR))?.isUpdateLate).toBe(true);
    await endOutage(desk.as('U0BEN', NOON + 3 * HOUR), { id, to: NOON + 3 * HOUR });
    expect(await look(NOON + 9 * HOUR)).toBe(0);
  });

  it('ends, once, with its cause for the team alone', async () => {
    const desk = await openNewsdesk();
    const { id } = await declareOutage(desk.as('U0BEN'), mail);
    const ben = desk.as('U0BEN', NOON + HOUR);
    await endOutage(ben, { id, to: NOON, cause: 'the disk', words: 'It works again' });
    expect(await downtime(desk, NOON + HOUR)).toBe(30 * MINUTE);
    const again = outageMeant(ben, { service: 'email' });
    await expect(again).rejects.toThrow('The last one is over already.');
    await expect(endOutage(ben, { id, to: NOON + 1 })).rejects.toMatchObject({ code: 'conflict' });
    const told = await desk.told();
    expect(JSON.stringify(told.filter(({ channel }) => channel === '#acme'))).not.toContain('disk');
    expect(told[0]?.payload).toMatchObject({ state: 'ended', inside: { cause: 'the disk' } });
    expect(await listOutages(ben)).toEqual([]);
    await correctOutage(ben, { id, to: null, reason: 'it came back' });
    expect(await downtime(desk, NOON + HOUR)).toBe(90 * MINUTE);
  });

  it('is corrected, or withdrawn with a reason: then nothing of it counts', async () => {
    const desk = await openNewsdesk();
    const { id } = await declareOutage(desk.as('U0BEN'), mail);
    const ben = desk.as('U0BEN');
    await correctOutage(ben, { id, from: NOON - 10 * MINUTE, severity: 3, reason: 'later' });
    expect(await downtime(desk)).toBe(10 * MINUTE);
    expect((await listOutages(ben))[0]).toMatchObject({ nextUpdateAt: NOON + 4 * HOUR });
    await expect(withdrawOutage(ben, { id, reason: ' ' })).rejects.toThrow('write why');
    await withdrawOutage(ben, { id, reason: 'it was the test system' });
    expect(await downtime(desk)).toBe(0);
    await expect(updateOutage(ben, { id, words: 'x' })).rejects.toThrow('was withdrawn already');
    const theirs = (await desk.told()).filter(({ channel }) => channel === '#acme');
    expect(JSON.stringify(theirs)).not.toContain('test system');
  });

  it('is for those who may record outages, and the others are told who may', async () => {
    const desk = await openNewsdesk();
    const refused = declareOutage(desk.as('U0CARL'), mail);
    await expect(refused).rejects.toThrow(/may record outages\. Ask Ben or Anna/);
    await expect(declareOutage(desk.as('U0EMMA'), mail)).rejects.toThrow('own people');
    const others = declareOutage(desk.as('U0BEN'), { ...mail, service: 'fax' });
    await expect(others).rejects.toThrow('Ask Anna');
    const { id } = await declareOutage(desk.as('U0BEN'), mail);
    for (const one of ['U0CARL', 'U0EMMA']) {
      const ended = endOutage(desk.as(one), { id, to: NOON });
      await expect(ended).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('is seen by the customers concerned in the words meant for them', async () => {
    const desk = await openNewsdesk();
    const { id } = await declareOutage(desk.as('U0BEN'), mail);
    await updateOutage(desk.as('U0BEN'), { id, words: 'For Acme', customers: ['acme'] });
    const [seen] = await listOutages(desk.as('U0GRACE'));
    expect(seen).toMatchObject({ words: 'Mail cannot be sent', latest: null, scene: null });
    expect((await listOutages(desk.as('U0EMMA')))[0]?.latest?.words).toBe('For Acme');
  });

  it.each([
    ['is still to come', { from: NOON + HOUR }],
    ['says nothing', { words: ' ' }],
  ])('that %s is refused', async (_, wrong) => {
    const desk = await openNewsdesk();
    const declared = declareOutage(desk.as('U0BEN'), { ...mail, ...wrong });
    await expect(declared).rejects.toMatchObject({ code: 'invalid' });
  });
});
