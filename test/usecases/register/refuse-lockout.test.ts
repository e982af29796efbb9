import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { assembleRegister } from '../../../src/domain/register/register.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { refuseLockout } from '../../../src/usecases/register/refuse-lockout.ts';
import { OFFICE } from '../draft/newsroom.ts';

function planned(text: string, register = assembleRegister([])) {
  const plan = planImport(register, { files: [{ name: 'f.yaml', text }], now: 0 });
  if (plan.problems.length > 0) throw new Error(JSON.stringify(plan.problems));
  return plan.revisions;
}

const register = assembleRegister(planned(OFFICE));
const person = (userId: string): Actor => ({ kind: 'person', userId, teamId: 'T1', guest: false });

function told(actor: Actor, from: string, to: string): string {
  if (!OFFICE.includes(from)) throw new Error(`There is no “${from}”.`);
  const revisions = planned(OFFICE.replace(from, to), register);
  try {
    refuseLockout({ actor, workspace: { id: 1, teamId: 'T1' } }, { register, revisions });
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('a change of people', () => {
  it.each([
    ['U0ROOT', 'user: U0ROOT', 'user: U0R00T', 'you could no longer change the register'],
    ['U0ADA', 'user: U0ADA', 'user: U0ADDA', 'you could no longer change the register'],
    ['U0ADA', 'user: U0BEA', 'user: U0BEEA', 'done'],
    ['U0ADA', 'name: Bea', 'name: Beatrix', 'done'],
    ['U0ADA', 'roles: [administrator]', 'roles: []', 'nobody would be an administrator'],
  ])('by %s from “%s” to “%s”: %s', (...[userId, from, to, expected]) => {
    expect(told(person(userId), from, to)).toContain(expected);
  });

  it('leaves an administrator even where it is made at the command line', () => {
    const words = told({ kind: 'cli' }, 'roles: [administrator]', 'roles: [viewer]');
    expect(words).toContain('nobody would be an administrator');
  });
});
