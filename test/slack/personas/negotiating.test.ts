import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoWorld } from '../../../src/demo/world.ts';
import { validateView } from '../../../src/playground/block-kit/validate.ts';
import {
  NEGOTIATION_BUTTONS,
  NEGOTIATION_FORMS,
} from '../../../src/slack/interactions/negotiation/index.ts';
import { REQUEST_BUTTONS, REQUEST_FORMS } from '../../../src/slack/interactions/record/index.ts';
import { answerTerms } from '../../../src/usecases/negotiation/answer-terms.ts';
import { askAboutTerms } from '../../../src/usecases/negotiation/approve-terms.ts';
import { commentOnTerm } from '../../../src/usecases/negotiation/comment-on-term.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { showNegotiation } from '../../../src/usecases/negotiation/show-negotiation.ts';
import { termsToPropose } from '../../../src/usecases/negotiation/terms-to-propose.ts';
import { type Office, openOffice } from '../bot.ts';
import { agreeOnTerms, contextAs, offerOther } from '../interactions/approval/agreed-table.ts';
import { errors, type Member, OUTSIDERS, STAFF } from './cast.ts';
import { FIELDS } from './forgeries.ts';
import { expectNothingElse, sent, shownBy, topOf } from './looking.ts';

const MINUTES = 180_000;
const PATH = 'targets.p1-response.within';
const CUSTOMER_KEYS = ['acme-email', 'acme-payroll', 'globex-email'];

let office: Office;

beforeAll(async () => {
  office = await openOffice({ world: demoWorld });
  await onTheTable();
  await beingApproved();
  await notSentYet();
}, MINUTES);

afterAll(() => office.close());

/** The second round, to which the team has said something among themselves and writes its next offer. */
async function onTheTable() {
  const key = 'acme-email';
  await offerOther(office, key, '10m');
  const customer = await contextAs(office, 'U0FRANK');
  const wanted = { path: PATH, answer: { kind: 'countered', value: '5m' } } as const;
  const date = { path: 'effective.from', answer: { kind: 'accepted' } } as const;
  await answerTerms(customer, { key, round: 1, answers: [wanted, date] });
  const anna = await contextAs(office, 'U0ANNA');
  await commentOnTerm(anna, { key, path: PATH, text: 'SECRET: they would pay', inside: true });
  const { terms } = await termsToPropose(anna, { key });
  await proposeTerms(anna, { key, terms: { ...terms, description: 'SECRET plan' } });
}

async function beingApproved() {
  const key = 'acme-payroll';
  await agreeOnTerms(office, key);
  const anna = await contextAs(office, 'U0ANNA');
  const hash = (await showNegotiation(anna, { key })).hash ?? '';
  const stage = 'service-owner';
  await askAboutTerms(anna, { key, stage, hash, question: 'SECRET: what does it cost us?' });
}

async function notSentYet() {
  const key = 'globex-email';
  const anna = await contextAs(office, 'U0ANNA');
  const { terms } = await termsToPropose(anna, { key });
  await proposeTerms(anna, {
    ...{ key, terms: { ...terms, description: 'SECRET draft' }, reason: 'SECRET reason' },
    ...{ effectiveFrom: '2027-01-01', timetable: { rounds: ['2026-12-04'], signBy: null } },
  });
}

/** What the buttons and forms of a negotiation carry, all in one. */
function placeAt(key: string, part: 'frame' | 'more' = 'frame'): string {
  const table = { key, part, round: 2, path: PATH, target: 'p1-response', targetKind: 'response' };
  return JSON.stringify({ ...table, stage: 'service-owner', code: '' });
}

const VALUES = [
  ...[...CUSTOMER_KEYS, 'ola-messaging', 'uc-cloudmail'].map((key) => placeAt(key)),
  ...[placeAt('acme-email', 'more'), 'acme-email'],
];

describe.each(OUTSIDERS.filter(({ few }) => !few))('$name', (member) => {
  it(
    'reads nothing of what the other side keeps to itself behind any button of a negotiation',
    async () => {
      for (const { run } of [...NEGOTIATION_BUTTONS, ...REQUEST_BUTTONS]) {
        for (const value of VALUES) {
          const shown = await shownBy(office, member, (session, click) =>
            run(session, { ...click, value }),
          );
          learnsNothing(member, shown, value);
        }
      }
    },
    MINUTES,
  );

  it(
    'gets nothing of it out of any form',
    async () => {
      for (const { run, check } of [...NEGOTIATION_FORMS, ...REQUEST_FORMS]) {
        for (const about of VALUES) {
          const fields = { ...FIELDS, text: 'because', value: '3m' };
          const shown = await sent(office, member, async (session) => [
            check(fields, about),
            await run(session, { fields, about, viewId: 'V0' }),
          ]);
          learnsNothing(member, shown, about);
        }
      }
    },
    MINUTES,
  );
});

describe('our own people', () => {
  it(
    'get something that Slack takes behind every button of a negotiation',
    async () => {
      const [member] = STAFF.filter(({ actor }) => actor.userId === 'U0ANNA');
      if (!member) throw new Error('Anna is not there.');
      for (const { run } of [...NEGOTIATION_BUTTONS, ...REQUEST_BUTTONS]) {
        for (const value of VALUES) {
          await shownBy(office, member, (session, click) => run(session, { ...click, value }));
          const view = topOf(office, member);
          if (view) expect(validateView(view.content)).toEqual([]);
          office.slack.state.views.clear(member.actor.userId);
        }
      }
    },
    MINUTES,
  );

  it('had no failure of ours behind any of them', () => {
    expect(errors).toEqual([]);
  });
});

function learnsNothing(member: Member, shown: string, typed: string): void {
  office.slack.state.views.clear(member.actor.userId);
  expectNothingElse(member, shown, typed);
}
