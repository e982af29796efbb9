import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import {
  acknowledgeAlert,
  assignAlert,
  noteAlert,
  snoozeAlert,
  tellCause,
} from '../../../src/usecases/alert/answer-alert.ts';
import { informCustomer } from '../../../src/usecases/alert/inform-customer.ts';
import { listAlerts } from '../../../src/usecases/alert/list-alerts.ts';
import { muteTarget, wakeAlert } from '../../../src/usecases/alert/mute-target.ts';
import { myAlerts } from '../../../src/usecases/alert/my-alerts.ts';
import { showAlert } from '../../../src/usecases/alert/show-alert.ts';
import { watchAlerts } from '../../../src/usecases/alert/watch-alerts.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { planImprovement } from '../../../src/usecases/improvement/plan-improvement.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { useDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, alertMessages, alertSteps, happen, happening } from '../watch/agreed.ts';
import { anotherWorkspace } from '../work-item/desk.ts';

const START = parseInstant('2026-11-02T08:00:00Z');
const opened = useDatabase();
let queue: Queue;
let test: ReturnType<typeof opened>;

beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

const minute = (count: number) => START + count * MINUTE;
const job = (minutes: number) => jobContext(test, { queue, now: minute(minutes) });

/** Mara owns the service, Finn belongs to the team, Emma to the customer. */
const TEAM = { mara: 'U01MARA', finn: 'U0FINN', emma: 'U0EMMA' } as const;

function as(who: keyof typeof TEAM, minutes: number): Context {
  const actor = { kind: 'person', userId: TEAM[who], teamId: 'T0', guest: false } as const;
  return { ...job(minutes), actor, workspace: { id: test.workspace.id, teamId: 'T0' } };
}

beforeEach(async () => {
  const { workspace } = await anotherWorkspace(opened());
  test = { ...opened(), workspace };
  await agree(job(0), (text) =>
    text
      .replace(
        'name: Acme GmbH',
        "name: Acme GmbH\nchannels: { customer: '#acme' }\npeople: [{ key: emma, name: Emma, user: U0EMMA }]",
      )
      .replace(
        'roles: [service-owner] }]',
        'roles: [service-owner] }, { key: finn, name: Finn, user: U0FINN }, { key: ada, name: Ada, user: U0ADA, roles: [administrator] }]',
      ),
  );
});

const openTicket = (key: string, minutes = 0) =>
  happen(job(minutes), {
    key,
    title: 'Mail is slow',
    events: [happening({ type: 'opened', at: minute(minutes) })],
  });

/** A ticket that is at risk, or missed. */
async function alerted(minutes = 80): Promise<string> {
  await openTicket('INC1');
  await watchClocks(job(minutes));
  const [message] = await alertMessages(test);
  return message?.payload.episode ?? '';
}

/** Everything that waits is posted, as if by the outbox. */
const deliver = () =>
  test.database.sql(
    `UPDATE "Notice" SET state = 'delivered', "deliveredAt" = now(), "channelId" = 'C1', "messageTs" = '1.1'
     WHERE state = 'pending'`,
  );
const message = async () => (await alertMessages(test))[0]?.payload;
const types = async () => (await alertSteps(test, test.workspace.id)).map(({ type }) => type);
const told = () =>
  test.database.sql<{ kind: string; threadKey: string | null; payload: { what?: string } }>(
    `SELECT kind, "threadKey", payload FROM "Notice" WHERE kind <> 'alert' AND "workspaceId" = $1::int ORDER BY id`,
    [test.workspace.id],
  );

describe('an alert in the hands of people', () => {
  it('is acknowledged once, by whoever is faster, and its message says who is at it', async () => {
    const id = await alerted();
    const view = await acknowledgeAlert(as('finn', 81), { id });
    expect(view.alert).toMatchObject({ acknowledged: true, holder: { name: 'Finn' } });
    await acknowledgeAlert(as('finn', 82), { id });
    await expect(acknowledgeAlert(as('mara', 83), { id })).rejects.toThrow('Finn (Mon 2 Nov 2026');
    expect(await message()).toMatchObject({ holder: { name: 'Finn', user: 'U0FINN' } });
    expect(await types()).toEqual(['opened', 'acknowledged']);
  });

  it('is handed over, below its message', async () => {
    const id = await alerted();
    await deliver();
    await assignAlert(as('finn', 81), { id, user: 'U01MARA' });
    expect(await message()).toMatchObject({ holder: { name: 'Mara Lind' } });
    expect(await told()).toMatchObject([
      { kind: 'alert-told', threadKey: `alert/${id}`, payload: { what: 'assigned' } },
    ]);
  });

  it('is not handed to somebody of the customer', async () => {
    const id = await alerted();
    const handed = assignAlert(as('finn', 81), { id, user: 'U0EMMA' });
    await expect(handed).rejects.toThrow('Emma belongs to Acme GmbH. Choose one of your own');
    expect(await types()).toEqual(['opened']);
  });

  it.each(['acknowledge', 'note', 'show', 'list'] as const)(
    'is nothing for the people of a customer: %s',
    async (deed) => {
      const id = await alerted();
      const emma = as('emma', 81);
      const deeds = {
        acknowledge: () => acknowledgeAlert(emma, { id }),
        note: () => noteAlert(emma, { id, text: 'Hello' }),
        show: () => showAlert(emma, { id }),
        list: () => listAlerts(emma, {}),
      };
      await expect(deeds[deed]()).rejects.toThrow('Only the provider’s own people may');
      expect(await types()).toEqual(['opened']);
    },
  );

  it('is muted by those who own the promise, and spoken to customers by them', async () => {
    const id = await alerted();
    const muting = { id, until: minute(9_000), reason: 'Known' };
    await expect(muteTarget(as('finn', 81), muting)).rejects.toThrow('Ask Mara Lind');
    await expect(informCustomer(as('finn', 81), { id, text: 'Hi' })).rejects.toThrow('Ask');
    expect((await showAlert(as('finn', 81), { id })).may).toEqual({ mute: false, inform: false });
    expect((await showAlert(as('mara', 81), { id })).may).toEqual({ mute: true, inform: true });
  });

  it('of another workspace, or forged, is none', async () => {
    const id = await alerted();
    const { workspace } = await anotherWorkspace(opened());
    const elsewhere = { ...as('mara', 81), workspace: { id: workspace.id, teamId: 'T0' } };
    await expect(noteAlert(elsewhere, { id, text: 'Hi' })).rejects.toThrow('There is no such');
    await expect(showAlert(as('mara', 81), { id: "1' OR 1" })).rejects.toThrow('There is no such');
  });

  it('that is over answers a stale button with how it ended', async () => {
    const id = await alerted();
    const events = [happening({ type: 'resolved', at: minute(85) })];
    await happen(job(85), { key: 'INC1', events });
    await watchAlerts(job(86));
    await expect(acknowledgeAlert(as('finn', 87), { id })).rejects.toThrow(
      'This alert is over: it has recovered, Mon 2 Nov 2026, 10:26 (Europe/Berlin).',
    );
  });
});

describe('a snooze', () => {
  it('until the next threshold ends with it', async () => {
    const id = await alerted();
    const { alert } = await snoozeAlert(as('finn', 81), { id, choice: 'next' });
    expect(alert.snoozed).toEqual({ until: minute(90) });
    await watchClocks(job(91));
    expect((await message())?.snoozed).toBeNull();
    expect(await types()).toEqual(['opened', 'snoozed', 'worsened']);
  });

  it('for an hour lets the next threshold wait, but not a miss, and says when it is over', async () => {
    const id = await alerted();
    await deliver();
    await snoozeAlert(as('finn', 81), { id, choice: 'hour' });
    await watchClocks(job(91));
    expect(await told()).toEqual([]);
    await watchClocks(job(101));
    expect((await told()).map(({ payload }) => payload.what)).toEqual(['breached']);
    await snoozeAlert(as('finn', 102), { id, choice: 'hour' });
    expect(await watchAlerts(job(161))).toBe(0);
    await watchAlerts(job(162));
    expect((await told()).map(({ payload }) => payload.what)).toEqual(['breached', 'woken']);
  });

  it('until the next working morning begins with the support hours', async () => {
    const id = await alerted();
    const { alert } = await snoozeAlert(as('finn', 81), { id, choice: 'morning' });
    expect(alert.snoozed?.until).toBe(parseInstant('2026-11-03T07:00:00Z'));
  });

  it('until the next morning is until eight by the clock, also where a night is shorter', async () => {
    const saturday = (parseInstant('2027-03-27T10:00:00Z') - START) / MINUTE;
    await openTicket('INC1', saturday);
    await watchClocks(job(saturday + 80));
    const id = (await message())?.episode ?? '';
    const { alert } = await snoozeAlert(as('finn', saturday + 81), { id, choice: 'morning' });
    expect(alert.snoozed?.until).toBe(parseInstant('2027-03-28T06:00:00Z'));
  });
});

describe('a mute', () => {
  it('keeps what happens meanwhile to the list, and speaks of it when it is over', async () => {
    const id = await alerted();
    await deliver();
    const until = minute(24 * 60);
    await muteTarget(as('mara', 81), { id, until, reason: 'The vendor is at it' });
    await openTicket('INC2', 100);
    await watchClocks(job(190));
    // The second one began while its promise was muted: nobody was told, and the list has it.
    expect(await alertMessages(test)).toHaveLength(1);
    const { alerts } = await listAlerts(as('finn', 191), { of: 'email' });
    expect(alerts.map(({ workItem, muted }) => [workItem?.key, muted?.reason])).toEqual([
      ['INC1', 'The vendor is at it'],
      ['INC2', 'The vendor is at it'],
    ]);
    await watchAlerts({ ...job(0), now: until });
    expect((await alertMessages(test)).map(({ payload }) => payload.muted)).toEqual([null, null]);
  });

  it('that somebody ends is over for what comes, too', async () => {
    const id = await alerted();
    await muteTarget(as('mara', 81), { id, until: minute(24 * 60), reason: 'Known' });
    await wakeAlert(as('mara', 82), { id });
    expect((await message())?.muted).toBeNull();
    await openTicket('INC2', 100);
    await watchClocks(job(180));
    expect(await alertMessages(test)).toHaveLength(2);
  });
});

describe('a miss', () => {
  it('is told with its cause and what is done about it, also when it is over', async () => {
    const id = await alerted(101);
    const told = { id, cause: 'The relay was full', action: 'An alarm at 80 %' };
    await tellCause(as('finn', 102), told);
    await tellCause(as('finn', 103), told);
    expect(await message()).toMatchObject({
      cause: { cause: 'The relay was full', action: 'An alarm at 80 %' },
    });
    expect(await types()).toEqual(['opened', 'cause']);
    const audited = await test.database.sql(
      `SELECT verb, actor FROM "AuditEntry" WHERE verb = 'cause of a miss told' AND "workspaceId" = $1::int`,
      [test.workspace.id],
    );
    expect(audited).toEqual([{ verb: 'cause of a miss told', actor: 'person:T0/U0FINN' }]);
  });

  it('is counted: the third of a promise in a month asks for an improvement', async () => {
    for (const key of ['INC1', 'INC2', 'INC3']) await openTicket(key);
    await watchClocks(job(101));
    const [first] = await alertMessages(test);
    expect(first?.payload.nth).toEqual({ count: 3, period: 'November 2026' });
    const id = first?.payload.episode ?? '';
    const plan = { what: 'A second relay', owner: 'U0FINN', dueOn: '2026-12-01' };
    await planImprovement(as('finn', 102), { id, ...plan });
    expect((await message())?.improvement).toBe('A second relay');
  });
});

describe('what somebody has to act on themselves', () => {
  it('is what they are at, and what nobody is at and they own; nothing for customers', async () => {
    await openTicket('INC1');
    await openTicket('INC2');
    await watchClocks(job(80));
    const [first, second] = (await alertMessages(test)).map(({ payload }) => payload.episode);
    await assignAlert(as('mara', 81), { id: first ?? '', user: 'U0FINN' });
    const episodes = (all: readonly { readonly episode: string }[] = []) =>
      all.map(({ episode }) => episode);
    const finn = await myAlerts(as('finn', 82));
    expect([episodes(finn?.mine), episodes(finn?.waiting)]).toEqual([[first], []]);
    const mara = await myAlerts(as('mara', 82));
    expect([episodes(mara?.mine), episodes(mara?.waiting)]).toEqual([[], [second]]);
    expect(await myAlerts(as('emma', 82))).toBeNull();
  });
});

describe('a word to the customer', () => {
  it('is drafted without anything of what is inside, and sent as it was edited, once', async () => {
    const id = await alerted(101);
    const view = await showAlert(as('mara', 102), { id });
    expect(view.message?.channel).toBe('#acme');
    expect(view.message?.draft).toContain('About INC1 “Mail is slow”: we did not resolve it by');
    expect(view.message?.draft).not.toMatch(/credit|fee|Mara|OLA/);
    const text = 'We are sorry: INC1 takes longer.';
    await informCustomer(as('mara', 103), { id, text });
    await informCustomer(as('mara', 104), { id, text: `${text} ` });
    const sent = (await told()).filter(({ kind }) => kind === 'customer-message');
    expect(sent).toMatchObject([{ payload: { to: '#acme', text, serviceNames: ['E-mail'] } }]);
    expect((await message())?.informed).toBe(true);
  });
});

describe('the list of open alerts', () => {
  it('has the worst first, and nothing that is over', async () => {
    await openTicket('INC1');
    await openTicket('INC2', 20);
    await openTicket('INC3', 30);
    await watchClocks(job(110));
    await happen(job(111), {
      key: 'INC3',
      events: [happening({ type: 'resolved', at: minute(111) })],
    });
    await watchAlerts(job(112));
    const { alerts, service } = await listAlerts(as('finn', 112), {});
    expect(service).toBeNull();
    expect(alerts.map(({ workItem, standing }) => [workItem?.key, standing])).toEqual([
      ['INC1', 'breached'],
      ['INC2', 'at-risk'],
    ]);
    await expect(listAlerts(as('finn', 112), { of: 'gossip' })).rejects.toThrow('no service');
  });
});
