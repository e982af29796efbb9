import type { Actor } from '../../../src/domain/party/actor.ts';
import type { TestDatabase } from '../../database.ts';
import { anotherWorkspace, DESK, deskIn } from '../work-item/desk.ts';

const person = (userId: string): Actor => ({ kind: 'person', userId, teamId: 'T1', guest: false });

/** The service level manager. */
export const ADA = person('U0ADA');
/** Another one. */
export const BEA = person('U0BEA');
/** Owns the service support. */
export const OTTO = person('U0OTTO');
/** May read. */
export const VERA = person('U0VERA');
/** Stands for the customer Corp. */
export const CORA = person('U0CORA');

const PEOPLE = `people:
  - { key: ada, name: Ada, user: U0ADA, roles: [service-level-manager] }
  - { key: bea, name: Bea, user: U0BEA, roles: [service-level-manager] }
  - { key: otto, name: Otto, user: U0OTTO, roles: [{ role: service-owner, services: [support] }] }
  - { key: vera, name: Vera, user: U0VERA, roles: [viewer] }
  - { key: root, name: Root, user: U0ROOT, roles: [administrator] }`;

export const OFFICE = DESK.replace(/people: \[\{ key: ada.*/, PEOPLE);

/** What a verb is given, in a workspace of its own where several people write drafts. */
export async function newsroom(opened: TestDatabase) {
  const context = await deskIn(await anotherWorkspace(opened), undefined, OFFICE);
  const as = (actor: Actor, now = context.now) => ({ ...context, actor, now });
  return { context, as };
}

/** A small agreement that nobody has made yet. */
export const NEW_SLA = {
  kind: 'SLA',
  customer: 'corp',
  provider: 'desk',
  services: ['web'],
  effective: { from: '2026-02-01' },
  timeZone: 'UTC',
  calendar: 'always',
  targets: [{ key: 'up', kind: 'availability', objective: '99', period: 'month' }],
};
