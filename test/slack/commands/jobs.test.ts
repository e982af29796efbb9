import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../bot.ts';
import { expectSound } from '../bot-eyes.ts';

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

  it('is for administrators', async () => {
    expect((await ask('U0FRANK', '#acme'))?.text).not.toContain('How the watch stands');
  });
});
