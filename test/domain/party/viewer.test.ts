import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/party/actor.ts';
import {
  maySeeCosts,
  maySeeCredits,
  type Viewer,
  viewerOf,
  visibleAgreements,
} from '../../../src/domain/party/viewer.ts';
import { latestAgreement } from '../../../src/domain/register/register.ts';
import { demoRegister } from '../../usecases/register/demo-files.ts';

const register = demoRegister();
const all = [...register.agreements.keys()].flatMap((key) => latestAgreement(register, key) ?? []);

const STAFF: Viewer = { kind: 'staff' };
const STRANGER: Viewer = { kind: 'stranger' };
const ACME: Viewer = { kind: 'customer', partyKeys: ['acme'] };
const GLOBEX: Viewer = { kind: 'customer', partyKeys: ['globex'] };
const CLOUDMAIL: Viewer = { kind: 'supplier', partyKeys: ['cloudmail'] };

type Person = Extract<Actor, { kind: 'person' }>;

function person(some: Partial<Person>): Person {
  return { kind: 'person', userId: 'U0NOBODY', teamId: 'T0NORTH', guest: false, ...some };
}

const CASES: readonly (readonly [string, Actor, string | undefined, Viewer])[] = [
  ['the command line', { kind: 'cli' }, undefined, STAFF],
  ['a job', { kind: 'job', name: 'watch' }, undefined, STAFF],
  ['a webhook', { kind: 'webhook', source: 'servicenow' }, undefined, STAFF],
  ['anybody of the home team', person({}), undefined, STAFF],
  ['staff listed in a team', person({ userId: 'U0BEN' }), undefined, STAFF],
  ['staff in a customer’s channel', person({ userId: 'U0ANNA' }), 'acme', STAFF],
  ['a guest listed in a team', person({ userId: 'U0BEN', guest: true }), undefined, STAFF],
  [
    'a customer’s person of their own team',
    person({ userId: 'U0EMMA', teamId: 'T0ACME' }),
    undefined,
    ACME,
  ],
  ['a customer’s person inside the home team', person({ userId: 'U0FRANK' }), undefined, ACME],
  [
    'a customer’s person known by e-mail address, in any case',
    person({ email: 'Grace.Hopper-Lee@Globex.example' }),
    undefined,
    GLOBEX,
  ],
  [
    'a customer’s person in another customer’s channel',
    person({ userId: 'U0EMMA', teamId: 'T0ACME' }),
    'globex',
    ACME,
  ],
  [
    'a supplier’s person',
    person({ userId: 'U0HUGO', teamId: 'T0CLOUDMAIL' }),
    undefined,
    CLOUDMAIL,
  ],
  ['an unlisted colleague in a shared channel', person({ teamId: 'T0ACME' }), 'acme', ACME],
  ['an unlisted guest in a shared channel', person({ guest: true }), 'globex', GLOBEX],
  ['an unlisted guest elsewhere', person({ guest: true }), 'general', STRANGER],
  ['an unlisted person of another team', person({ teamId: 'T0ELSE' }), undefined, STRANGER],
  ['another team’s person in a team channel', person({ teamId: 'T0ELSE' }), 'messaging', STRANGER],
];

describe('for whom somebody stands', () => {
  it.each(CASES)('%s', (...[, actor, channelName, expected]) => {
    const at = actor.kind === 'person' && channelName ? { ...actor, channelId: 'C0HERE' } : actor;
    expect(viewerOf(register, { actor: at, homeTeamId: 'T0NORTH', channelName })).toEqual(expected);
  });

  it('nobody is at home in a workspace that no team has claimed', () => {
    expect(viewerOf(register, { actor: person({}), homeTeamId: null })).toEqual(STRANGER);
  });
});

describe('what they may know of', () => {
  const keysFor = (viewer: Viewer) =>
    visibleAgreements(viewer, all)
      .map(({ key }) => key)
      .sort();

  it.each<[string, Viewer, readonly string[]]>([
    [
      'a customer: their SLAs and wishes only',
      ACME,
      ['acme-chat-wishes', 'acme-email', 'acme-payroll', 'acme-vpn', 'acme-webshop'],
    ],
    ['another customer: theirs', GLOBEX, ['globex-email', 'globex-print', 'globex-vpn']],
    ['a supplier: the contracts they fulfil', CLOUDMAIL, ['uc-cloudmail']],
    ['a stranger: nothing', STRANGER, []],
    ['staff: everything', STAFF, all.map(({ key }) => key).sort()],
  ])('%s', (_, viewer, keys) => {
    expect(keysFor(viewer)).toEqual(keys);
  });

  it('credits are terms of the customer who signs them, and of nobody else outside', () => {
    const sla = { kind: 'SLA', customer: 'acme' } as const;
    const seen = (viewer: Viewer) => maySeeCredits(viewer, sla);
    expect([STAFF, ACME, GLOBEX, CLOUDMAIL, STRANGER].map(seen)).toEqual([
      ...[true, true, false, false, false],
    ]);
    expect(maySeeCredits(ACME, { kind: 'OLA', customer: 'acme' })).toBe(false);
  });

  it('only staff see costs', () => {
    expect([STAFF, ACME, CLOUDMAIL, STRANGER].map(maySeeCosts)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
