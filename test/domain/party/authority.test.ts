import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/party/actor.ts';
import {
  type Authority,
  agreementSubject,
  authorityOf,
  may,
  requireAuthority,
  whoMay,
} from '../../../src/domain/party/authority.ts';
import { GRANTED_ROLES, RIGHTS, type Right } from '../../../src/domain/party/rights.ts';
import { assembleRegister, type Register } from '../../../src/domain/register/register.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';

const OFFICE = `
party: north
kind: provider
name: North
people:
  - { key: amy, name: Amy, user: U0AMY, roles: [administrator] }
  - { key: sol, name: Sol, user: U0SOL, roles: [service-level-manager] }
  - { key: eva, name: Eva, user: U0EVA, roles: [{ role: service-level-manager, parties: [acme] }] }
  - { key: oli, name: Oli, user: U0OLI, roles: [service-owner] }
  - { key: mia, name: Mia, user: U0MIA, roles: [{ role: service-owner, services: [mail, web] }] }
  - { key: pat, name: Pat, user: U0PAT, roles: [approver] }
  - { key: vic, name: Vic, user: U0VIC, roles: [viewer] }
  - { key: own, name: Own, user: U0OWN }
---
party: acme
kind: customer
name: Acme
people: [{ key: cus, name: Cus, user: U0CUS, roles: [service-level-manager, administrator] }]
---
party: globex
kind: customer
name: Globex
---
service: mail
name: E-mail
provider: north
---
service: web
name: Web shop
provider: north
owner: own
---
calendar: always
timeZone: UTC
weekly: { mon-sun: [['00:00', '24:00']] }
---
agreement: acme-mail
kind: SLA
customer: acme
provider: north
services: [mail]
effective: { from: 2026-01-01 }
timeZone: UTC
calendar: always
targets: [{ key: up, kind: availability, objective: '99', period: month }]
---
agreement: globex-all
kind: SLA
customer: globex
provider: north
services: [mail, web]
effective: { from: 2026-01-01 }
timeZone: UTC
calendar: always
targets: [{ key: up, kind: availability, objective: '99', period: month }]
`;

function registerOf(text: string): Register {
  const empty = assembleRegister([]);
  const plan = planImport(empty, { files: [{ name: 'office.yaml', text }], now: 0 });
  if (plan.problems.length > 0) throw new Error(JSON.stringify(plan.problems));
  return assembleRegister(plan.revisions);
}

const register = registerOf(OFFICE);
const HOME = 'T0NORTH';

function person(userId: string, some: Partial<Extract<Actor, { kind: 'person' }>> = {}): Actor {
  return { kind: 'person', userId, teamId: HOME, guest: false, ...some };
}

function of(actor: Actor, given = register): Authority {
  return authorityOf(given, { actor, homeTeamId: HOME });
}

const ACME = agreementSubject(register, 'acme-mail');
const GLOBEX = agreementSubject(register, 'globex-all');

describe('the table of rights', () => {
  it('knows no right that nobody has, and every role but the sources’ own reads', () => {
    for (const { roles } of Object.values(RIGHTS)) {
      expect(roles.length).toBeGreaterThan(0);
      expect(roles).toContain('administrator');
    }
    const reading = RIGHTS['see-drafts'].roles;
    expect([...reading].sort()).toEqual(GRANTED_ROLES.filter((role) => role !== 'source').sort());
  });

  it.each<[string, Right, [boolean, boolean]]>([
    ['U0AMY', 'change-agreement', [true, true]],
    ['U0SOL', 'change-agreement', [true, true]],
    ['U0EVA', 'change-agreement', [true, false]],
    ['U0OLI', 'change-agreement', [true, false]],
    ['U0MIA', 'change-agreement', [true, true]],
    ['U0OWN', 'change-agreement', [false, false]],
    ['U0PAT', 'change-agreement', [false, false]],
    ['U0VIC', 'change-agreement', [false, false]],
    ['U0CUS', 'change-agreement', [false, false]],
    ['U0PAT', 'approve-exclusion', [true, true]],
    ['U0MIA', 'approve-exclusion', [false, false]],
    ['U0OLI', 'terminate-agreement', [false, false]],
    ['U0VIC', 'see-drafts', [true, true]],
    ['U0CUS', 'see-drafts', [false, false]],
    ['U0NEW', 'see-drafts', [true, true]],
    ['U0NEW', 'draft-document', [false, false]],
  ])('%s: %s of Acme’s mail and of Globex’ mail and web', (userId, right, expected) => {
    const authority = of(person(userId));
    expect([may(authority, right, ACME), may(authority, right, GLOBEX)]).toEqual(expected);
  });

  it('gives jobs and the command line every right but those of a source to a webhook', () => {
    const rights = Object.keys(RIGHTS) as readonly Right[];
    for (const actor of [{ kind: 'cli' }, { kind: 'job', name: 'seal' }] as const) {
      expect(rights.filter((right) => !may(of(actor), right, 'workspace'))).toEqual([]);
    }
    const told = of({ kind: 'webhook', source: 'monitor' });
    expect(rights.filter((right) => may(told, right, 'workspace'))).toEqual([
      'record-outages',
      'record-samples',
      'record-work-items',
      'import-work-items',
    ]);
  });
});

describe('a role for some services or parties', () => {
  it('gives no right over the whole workspace', () => {
    for (const user of ['U0EVA', 'U0MIA', 'U0OLI']) {
      expect(may(of(person(user)), 'change-register', 'workspace')).toBe(false);
      expect(may(of(person(user)), 'change-register', 'anything')).toBe(true);
    }
  });

  it('comes with owning a service, in the catalogue', () => {
    const web = { services: ['web'], parties: [] };
    expect(may(of(person('U0OWN')), 'change-service', web)).toBe(true);
    expect(may(of(person('U0OLI')), 'change-service', web)).toBe(false);
  });

  it('reaches those who are in its user group', () => {
    const grouped = registerOf(OFFICE.replace('user: U0SOL', 'group: S0SOL'));
    const asMember = of(person('U0ANY', { groups: ['S0SOL'] }), grouped);
    expect(may(asMember, 'change-agreement', GLOBEX)).toBe(true);
    expect(may(of(person('U0ANY'), grouped), 'change-agreement', GLOBEX)).toBe(false);
  });
});

describe('while nobody is named administrator', () => {
  const young = registerOf(OFFICE.replace('[administrator]', '[]'));

  it('every full member of the home workspace counts as one', () => {
    expect(may(of(person('U0NEW'), young), 'grant-roles', 'workspace')).toBe(true);
    expect(may(of(person('U0VIC'), young), 'terminate-agreement', GLOBEX)).toBe(true);
  });

  it('guests, other companies and customers do not', () => {
    const others = [
      person('U0VIC', { guest: true }),
      person('U0VIC', { teamId: 'T0ELSE' }),
      person('U0NEW', { teamId: 'T0ELSE' }),
      person('U0CUS'),
    ];
    for (const actor of others) {
      expect(may(of(actor, young), 'change-agreement', ACME)).toBe(false);
    }
  });
});

describe('a refusal', () => {
  const refusal = (userId: string, right: Right, subject: Parameters<typeof may>[2]) => {
    try {
      requireAuthority(of(person(userId)), right, subject);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return 'allowed';
  };

  it('says who may and whom to ask', () => {
    expect(refusal('U0VIC', 'change-agreement', ACME)).toBe(
      'Only an administrator, a service level manager or an owner of E-mail may change this agreement. Ask Amy, Sol or Eva.',
    );
    expect(refusal('U0OLI', 'change-agreement', GLOBEX)).toBe(
      'Only an administrator, a service level manager or an owner of E-mail and Web shop may change this agreement. Ask Amy, Sol or Mia.',
    );
    expect(refusal('U0SOL', 'grant-roles', 'workspace')).toBe(
      'Only an administrator may say who is an administrator. Ask Amy.',
    );
    expect(whoMay(register, 'approve-exclusion', GLOBEX)).toEqual(['Amy', 'Sol', 'Pat']);
  });

  it('tells people of other companies no names of the provider’s people', () => {
    expect(refusal('U0CUS', 'change-agreement', ACME)).toBe(
      'Only the provider’s own people may change this agreement. Ask your service level manager.',
    );
  });
});

describe('a deputy', () => {
  const TEAM = `
party: north
kind: provider
name: North
people:
  - { key: amy, name: Amy, user: U0AMY, roles: [administrator, approver], deputy: dan }
  - { key: eva, name: Eva, user: U0EVA, roles: [{ role: service-level-manager, parties: [acme] }], deputy: dan }
  - { key: dan, name: Dan, user: U0DAN }
  - { key: ron, name: Ron, user: U0RON }
---
party: acme
kind: customer
name: Acme
---
party: globex
kind: customer
name: Globex
`;
  const files = [{ name: 'team.yaml', text: TEAM }];
  const { revisions } = planImport(assembleRegister([]), { files, now: 0 });
  const register = assembleRegister(revisions);
  const of = (userId: string) =>
    authorityOf(register, {
      actor: { kind: 'person', userId, teamId: 'T0NORTH', guest: false },
      homeTeamId: 'T0NORTH',
    });
  const about = (party: string) => ({ services: ['mail'], parties: [party] });

  it('may do what those may for whom they stand in, as far as those may', () => {
    expect(may(of('U0DAN'), 'change-agreement', about('acme'))).toBe(true);
    expect(may(of('U0DAN'), 'change-agreement', about('globex'))).toBe(false);
    expect(may(of('U0DAN'), 'approve-credit', about('globex'))).toBe(true);
    expect(may(of('U0RON'), 'change-agreement', about('acme'))).toBe(false);
  });

  it('of an administrator is none, or whoever writes parties could become one', () => {
    expect(may(of('U0AMY'), 'grant-roles', 'workspace')).toBe(true);
    expect(may(of('U0DAN'), 'grant-roles', 'workspace')).toBe(false);
  });
});
