import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { authorityOf } from '../../../src/domain/party/authority.ts';
import { assembleRegister } from '../../../src/domain/register/register.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { requireChanges } from '../../../src/usecases/register/require-changes.ts';
import { OFFICE } from '../draft/newsroom.ts';

const SCOPED = OFFICE.replace(
  '{ key: vera, name: Vera, user: U0VERA, roles: [viewer] }',
  '{ key: vera, name: Vera, user: U0VERA, roles: [{ role: service-level-manager, parties: [desk, corp] }] }',
);

function planned(text: string, register = assembleRegister([])) {
  const plan = planImport(register, { files: [{ name: 'f.yaml', text }], now: 0 });
  if (plan.problems.length > 0) throw new Error(JSON.stringify(plan.problems));
  return plan.revisions;
}

const register = assembleRegister(planned(SCOPED));

/** What somebody is told who imports the office with one thing written differently. */
function told(userId: string, from: string, to: string): string {
  if (!SCOPED.includes(from)) throw new Error(`There is no “${from}”.`);
  const actor: Actor = { kind: 'person', userId, teamId: 'T1', guest: false };
  const authority = authorityOf(register, { actor, homeTeamId: null });
  try {
    requireChanges(authority, planned(SCOPED.replace(from, to), register));
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

const ROOT = 'roles: [administrator]';
const VERA = 'parties: [desk, corp]';

describe('the rights to change documents', () => {
  it.each([
    ['U0ROOT', ROOT, 'roles: []', 'done'],
    ['U0ADA', 'name: Ada', 'name: Ada Lovelace', 'done'],
    ['U0ADA', ROOT, 'roles: []', 'Only an administrator may say who is an administrator.'],
    ['U0ADA', 'user: U0ROOT', 'user: U0ADAS', 'Only an administrator may say'],
    [
      'U0ADA',
      'roles: [service-level-manager] }',
      'roles: [administrator] }',
      'Only an administrator',
    ],
    ['U0VERA', 'name: Cora', 'name: Cora Corp', 'done'],
    ['U0VERA', 'name: Sam', 'name: Samuel', 'may change parties and their people'],
    ['U0VERA', 'name: Service Desk', 'name: Help Desk', 'done'],
    ['U0VERA', VERA, 'parties: [desk, corp, shop]', 'may change parties and their people'],
    ['U0VERA', 'name: Office hours', 'name: Hours', 'may change calendars'],
    ['U0OTTO', 'name: IT support', 'name: Support', 'done'],
    ['U0OTTO', 'name: Web shop', 'name: Shop', 'an owner of Web shop may change this service'],
    ['U0OTTO', 'name: Support for Corp', 'name: Support', 'done'],
    ['U0OTTO', 'name: Hosting', 'name: Host', 'may change this agreement'],
    ['U0OTTO', 'name: Ada', 'name: Adele', 'may change parties and their people'],
    ['U0CORA', 'name: Support for Corp', 'name: Mine', 'Only the provider’s own people may'],
  ])('%s changes “%s” to “%s”: %s', (...[user, from, to, expected]) => {
    expect(told(user, from, to)).toContain(expected);
  });

  it('let nobody who owns a service add another one', () => {
    const more = '\n---\nservice: fax\nname: Fax\nprovider: desk\nowner: otto\n';
    expect(
      told(
        'U0OTTO',
        'services: [web]\neffective: { from: 2016-01-01 }',
        'services: [web]\neffective: { from: 2016-01-01 }',
      ),
    ).toBe('done');
    expect(
      told('U0OTTO', '---\ncalendar: always', `${more.trimStart()}---\ncalendar: always`),
    ).toContain('may change this service');
  });
});
