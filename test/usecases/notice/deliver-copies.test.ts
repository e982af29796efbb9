import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postCopyTo } from '../../../src/outbox/post-copy.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import type { SecondPath } from '../../../src/outbox/second-path.ts';
import { isUrgent } from '../../../src/outbox/urgent.ts';
import { settleCopy, stuckCopies } from '../../../src/storage/notice-copies.ts';
import { deliverCopy, takeUncopied } from '../../../src/usecases/notice/deliver-copies.ts';
import { renewNotice } from '../../../src/usecases/notice/enqueue-notice.ts';
import { migratedDatabase, type TestDatabase } from '../../database.ts';
import { NOTICES } from '../../slack/notices/notices.ts';
import { jobContext, openTestQueue } from './office.ts';

const SECRET = 'a secret of some length';
let test: TestDatabase;
let queue: Queue;
let pager: Server;
let url: string;
let answers: number[] = [];
const heard: { body: string; signature: unknown; at: unknown }[] = [];

beforeAll(async () => {
  test = await migratedDatabase();
  queue = await openTestQueue(test);
  pager = createServer(async (request, response) => {
    const body = await text(request);
    const { 'x-accord-signature': signature, 'x-accord-timestamp': at } = request.headers;
    heard.push({ body, signature, at });
    response.writeHead(answers.shift() ?? 200).end();
  });
  await once(pager.listen(0, '127.0.0.1'), 'listening');
  const address = pager.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
});
afterAll(async () => {
  pager.close();
  await queue.stop();
  await test.close();
});

const context = () => jobContext(test, { queue, now: Date.parse('2026-11-02T09:11:15Z') });
const webhook = (): SecondPath => ({
  name: 'webhook',
  send: postCopyTo({ url, secret: SECRET }, () => 1_793_606_400),
});
const copy = async (paths: readonly SecondPath[] = [webhook()]) => {
  const taken = await takeUncopied(context());
  if (taken === null) return false;
  await deliverCopy(context(), taken, { paths, textOf: () => 'In words' });
  return true;
};
const renew = (thresholds: number) =>
  test.database.transaction((tx) =>
    renewNotice(tx, context(), {
      notice: { ...NOTICES['watch-late'], thresholds },
      recipient: { channel: 'U01MARA' },
    }),
  );
const waits = () => test.database.sql(`UPDATE "Notice" SET "copyAt" = NULL`);

describe('the second path', () => {
  it('gets what is urgent, signed, once for each version, and again when it failed', async () => {
    await renew(1);
    answers = [503];
    expect(await copy()).toBe(true);
    expect(await copy()).toBe(false);
    await waits();
    expect(await copy()).toBe(true);
    expect(await copy()).toBe(false);
    await renew(2);
    expect(await copy()).toBe(true);
    expect(heard.map(({ body }) => JSON.parse(body).version)).toEqual([1, 1, 2]);
    const [{ body, signature, at } = { body: '', signature: '', at: '' }] = heard;
    expect(JSON.parse(body)).toMatchObject({ kind: 'watch-late', text: 'In words' });
    const expected = createHmac('sha256', SECRET).update(`v1:${at}:${body}`).digest('hex');
    expect(signature).toBe(`v1=${expected}`);
  });

  it('is not taken again for what has left on it already, when another one fails', async () => {
    await renew(3);
    const sent: string[] = [];
    const take = (name: string, problems: (string | null)[]): SecondPath => ({
      name,
      send: async ({ version }) => {
        sent.push(`${name} ${version}`);
        return problems.shift() ?? null;
      },
    });
    const mail = take('mail', []);
    const pager = take('webhook', ['It cannot be reached.', 'It cannot be reached.']);
    for (const round of [1, 2]) {
      expect(await copy([mail, pager]), `round ${round}`).toBe(true);
      await waits();
    }
    expect(sent).toEqual(['mail 3', 'webhook 3', 'webhook 3']);
    await renew(4);
    await waits();
    expect(await copy([mail, pager])).toBe(true);
    expect(await copy([mail, pager])).toBe(false);
    expect(sent.slice(3)).toEqual(['mail 4', 'webhook 4']);
  });

  it('gets nothing else', async () => {
    await test.database.transaction((tx) =>
      renewNotice(tx, context(), {
        notice: NOTICES['date-near'],
        recipient: { channel: '#messaging' },
      }),
    );
    expect(await copy()).toBe(false);
  });

  it.each([
    ['P1', true],
    ['1 - Critical', true],
    ['Priority 1', true],
    ['P2', false],
    ['P10', false],
    ['Standard', false],
  ])('takes an alert about priority %s: %s', (priority, urgent) => {
    const { alert } = NOTICES;
    if (!alert.workItem) throw new Error('It is about a work item.');
    expect(isUrgent({ ...alert, workItem: { ...alert.workItem, priority } })).toBe(urgent);
  });
});

describe('a copy that can never be read', () => {
  const stuck = () => stuckCopies(test.database, { workspaceId: test.workspace.id, limit: 10 });

  it('is given up after some attempts, listed, tried again when asked for, and given up for good', async () => {
    await test.database.sql('DELETE FROM "Notice"');
    await test.database.sql(
      `INSERT INTO "Notice" ("workspaceId", key, kind, payload, recipient, state, "enqueuedAt", urgent)
       VALUES ($1, 'broken', 'watch-late', '{"kind":"watch-late"}', '{"channel":"#a"}', 'delivered', now(), true),
              ($1, 'newer', 'of-a-newer-version', '{}', '{"channel":"#a"}', 'pending', now(), true)`,
      [test.workspace.id],
    );
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(await copy()).toBe(true);
      await waits();
    }
    expect(await copy()).toBe(false);
    const [broken] = await stuck();
    expect(broken).toMatchObject({ kind: 'watch-late', problem: expect.stringContaining('read') });
    const of = { workspaceId: test.workspace.id, id: broken?.id ?? '' };
    expect(await settleCopy(test.database, { ...of, again: true })).not.toBeNull();
    expect(await copy()).toBe(true);
    expect(await settleCopy(test.database, { ...of, again: false })).not.toBeNull();
    await waits();
    expect(await copy()).toBe(false);
    expect(await stuck()).toEqual([]);
  });
});
