import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../../../src/storage/workspaces.ts';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';

const ADMINISTRATOR = 'U0ANNA';
let office: Office;

beforeAll(async () => {
  office = await openOffice();
  const { workspace } = await office.contextOf({ kind: 'cli' });
  await office.database.sql(
    `INSERT INTO "Notice" ("workspaceId", key, kind, payload, recipient, state, "enqueuedAt", problem)
     VALUES ($1, 'lost', 'date-near', '{}', '{"channel":"#gone"}', 'failed', now(), 'There is no such channel.')`,
    [workspace.id],
  );
  await office.database.sql(
    `INSERT INTO "JobRun" ("workspaceId", name, "startedAt", "failedAt", failure, runs, failures)
     VALUES ($1, 'watch-clocks', now(), now(), 'the disk is full', 7, 2)`,
    [workspace.id],
  );
  await office.database.sql(
    `INSERT INTO "JobRun" ("workspaceId", name, "startedAt", "succeededAt", runs)
     VALUES (0, 'heartbeat', now(), now(), 9)`,
  );
  await office.database.sql(
    `INSERT INTO "OutboxChannel" ("workspaceId", channel, "nextAt", problem)
     VALUES ($1, '', now(), 'The token was revoked. Install Accord again.')`,
    [workspace.id],
  );
}, 60_000);
afterAll(() => office.close());

async function ask(who: string, where = '#service-levels') {
  const { ephemeral } = await office.slack.act(who).command('/sla jobs', { in: where });
  expectSound(ephemeral);
  return ephemeral;
}
const shown = (message: Awaited<ReturnType<typeof ask>>) => JSON.stringify(message?.message.blocks);

describe('/sla jobs', () => {
  it('shows administrators what failed and what could not be delivered', async () => {
    const text = shown(await ask(ADMINISTRATOR));
    expect(text).toContain('the disk is full');
    expect(text).toContain('7 runs, 2 failed');
    expect(text).toContain('#gone');
    expect(text).toContain('There is no such channel.');
    expect(text).toContain('The token was revoked');
  });

  it('tries again what an administrator has seen to', async () => {
    const person = office.slack.act(ADMINISTRATOR);
    const seen = await ask(ADMINISTRATOR);
    if (!seen) throw new Error('There is no answer.');
    const buttons = seen.message.blocks.filter((block) =>
      JSON.stringify(block).includes('notice '),
    );
    await person.click('jobs.again', {
      on: { ...seen, message: { ...seen.message, blocks: buttons } },
    });
    const state = async () => (await office.database.sql('SELECT state FROM "Notice"'))[0];
    await expect.poll(state, { timeout: 10_000 }).toEqual({ state: 'pending' });
  });

  it('counts what concerns the own workspace alone', async () => {
    const other = await createWorkspace(office.database, { teamId: 'TOTHER', name: 'X', now: 0 });
    await office.database.sql(
      `INSERT INTO "Notice" ("workspaceId", key, kind, payload, recipient, state, "enqueuedAt")
       SELECT $1, 'other' || n, 'date-near', '{}', '{"channel":"#other"}', 'pending', '2020-01-01'
       FROM generate_series(1, 4321) n`,
      [other.id],
    );
    const text = shown(await ask(ADMINISTRATOR));
    expect(text).not.toContain('4321');
    expect(text).not.toContain('#other');
    await office.database.sql('DELETE FROM "Notice" WHERE "workspaceId" = $1', [other.id]);
  });

  it('leaves undelivered for good what an administrator has given up, and keeps who did', async () => {
    const { workspace } = await office.contextOf({ kind: 'cli' });
    await office.database.sql(
      `INSERT INTO "Notice" ("workspaceId", key, kind, payload, recipient, state, "enqueuedAt")
       VALUES ($1, 'newer', 'of-a-newer-version', '{}', '{"channel":"#messaging"}', 'pending', now())`,
      [workspace.id],
    );
    const person = office.slack.act(ADMINISTRATOR);
    const seen = await ask(ADMINISTRATOR);
    expect(shown(seen)).toContain('does not know such messages');
    if (!seen) throw new Error('There is no answer.');
    const buttons = seen.message.blocks.filter((block) =>
      JSON.stringify(block).includes('"jobs.drop"'),
    );
    const [last] = buttons;
    await person.click('jobs.drop', {
      on: { ...seen, message: { ...seen.message, blocks: last ? [last] : [] } },
    });
    const state = async () =>
      (await office.database.sql(`SELECT state FROM "Notice" WHERE key = 'newer'`))[0];
    await expect.poll(state, { timeout: 10_000 }).toEqual({ state: 'dropped' });
    const kept = await office.database.sql(
      `SELECT actor, detail->>'kind' AS kind FROM "AuditEntry" WHERE verb = 'gave up'`,
    );
    expect(kept).toEqual([
      { actor: expect.stringContaining(ADMINISTRATOR), kind: 'of-a-newer-version' },
    ]);
  });

  it('stands in the Home of administrators, with a button to all of it', async () => {
    const anna = office.slack.act(ADMINISTRATOR);
    const { home } = await anna.openHome();
    expectSound(home);
    expect(home?.text).toContain('last tick');
    expect(home?.text).toMatch(/1 job failed: watch-clocks/);
    await anna.click('jobs.show', { on: home });
    expect((await dialogOf(anna)).text).toContain('The watch and its jobs');
    await anna.close({ all: true });
    expect((await office.slack.act('U0FRANK').openHome()).home?.text).not.toContain('last tick');
  });

  it('is for administrators', async () => {
    const told = await ask('U0FRANK', '#acme');
    expect(told?.text).not.toContain('How the watch stands');
    expect(told?.text).toContain('see how the regular work stands');
  });
});
