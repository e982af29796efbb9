import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Queue } from '../../../src/outbox/queue.ts';
import { standInFor } from '../../../src/usecases/notice/stand-in.ts';
import { migratedDatabase, type TestDatabase } from '../../database.ts';
import { agree } from '../watch/agreed.ts';
import { jobContext, openTestQueue } from './office.ts';

let test: TestDatabase;
let queue: Queue;

beforeAll(async () => {
  test = await migratedDatabase();
  queue = await openTestQueue(test);
});
afterAll(async () => {
  await queue.stop();
  await test.close();
});

const context = () => jobContext(test, { queue, now: Date.parse('2026-11-02T09:00:00Z') });
const standIn = () =>
  standInFor(context(), { payload: { owner: null }, recipient: { channel: '#nowhere' } });
const emma =
  'people: [{ key: emma, name: Emma, user: U0EMMA, roles: [service-level-manager, administrator] }]';

describe('who reads what a channel cannot be told', () => {
  it('is the service level manager of our own people, never one of a customer', async () => {
    await agree(context(), (text) => text.replace('name: Acme GmbH', `name: Acme GmbH\n${emma}`));
    expect(await standIn()).toBeNull();
    await agree(context(), (text) =>
      text
        .replace('name: Acme GmbH', `name: Acme GmbH\n${emma}`)
        .replace(
          'roles: [service-owner] }]',
          'roles: [service-owner] }, { key: lea, name: Lea, user: U0LEA, roles: [service-level-manager] }]',
        ),
    );
    expect(await standIn()).toBe('U0LEA');
  });
});
