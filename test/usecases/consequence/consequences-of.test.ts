import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_START } from '../../../src/demo/demo-start.ts';
import type { AgreementTerms } from '../../../src/domain/agreement/agreement-terms.ts';
import type { Consequences } from '../../../src/domain/consequence/consequences.ts';
import type { Piece, PieceKind } from '../../../src/domain/consequence/piece.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { backtestTarget } from '../../../src/usecases/backtest/backtest-target.ts';
import {
  consequencesOf,
  openConsequences,
} from '../../../src/usecases/consequence/consequences-of.ts';
import type { ProposalQuestion } from '../../../src/usecases/consequence/open-proposal.ts';
import { forecastTarget } from '../../../src/usecases/forecast/forecast-target.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { useDatabase } from '../../database.ts';
import { demoDatabase } from '../../demo/seeded.ts';

const opened = useDatabase(demoDatabase);
let email: AgreementTerms;

const NEXT_MONTH = '2026-12-01';
const SINCE_OCTOBER = '2026-10-05';
const EMMA: Actor = { kind: 'person', userId: 'U0EMMA', teamId: 'T0NORTH', guest: false };

beforeAll(async () => {
  email = await termsOf('acme-email');
});

function context(actor: Actor = { kind: 'cli' }) {
  const { database, workspace } = opened();
  return { database, workspace, actor, now: DEMO_START };
}

async function termsOf(key: string): Promise<AgreementTerms> {
  const register = await loadRegister(context());
  const terms = register.agreements.get(key)?.at(-1)?.terms;
  if (!terms) throw new Error(`There is no ${key}.`);
  return terms;
}

/** The terms with one promise changed. */
function withTarget(terms: AgreementTerms, key: string, change: Readonly<Record<string, unknown>>) {
  const targets = terms.targets.map((each) => (each.key === key ? { ...each, ...change } : each));
  return { ...terms, targets };
}

function ask(question: Partial<ProposalQuestion>, actor?: Actor): Promise<Consequences> {
  return consequencesOf(context(actor), {
    ...{ agreement: 'acme-email', terms: email, effectiveFrom: NEXT_MONTH },
    ...question,
  });
}

function piece<Kind extends PieceKind>({ pieces }: Pick<Consequences, 'pieces'>, kind: Kind) {
  const found = pieces.find((one): one is Extract<Piece, { kind: Kind }> => one.kind === kind);
  if (!found) throw new Error(`There is no ${kind}: ${pieces.map((one) => one.kind).join()}.`);
  return found;
}

describe('the back-test of changed terms', () => {
  it.each([
    ['availability', { objective: '99.95' }],
    ['p2-resolution', { within: '4h' }],
    ['p3-resolution', { attainment: '100' }],
    ['p2-resolution', { pauses: [] }],
  ])('of %s with %j says what accord backtest says', async (target, change) => {
    const terms = withTarget(email, target, change);
    const found = piece(await ask({ terms, only: ['back-test'] }), 'back-test');
    const report = await backtestTarget(context(), { agreement: 'acme-email', target, change });
    const sides = [found.today, found.proposed];
    expect(
      sides.map((side) => side?.periods.map(({ verdict, percent }) => [verdict, percent])),
    ).toEqual(
      [report.today, report.other].map(({ figures }) =>
        figures.map(({ verdict, percent }) => [verdict, percent]),
      ),
    );
    expect(found.proposed?.worstMisses).toEqual(report.other.worstMisses);
    expect(found.enough).toBe(true);
  });

  it('tries every promise on another calendar as accord backtest does', async () => {
    const calendar = 'around-the-clock';
    const { pieces } = await ask({ terms: { ...email, calendar }, only: ['back-test'] });
    expect(pieces).toHaveLength(email.targets.length);
    const found = pieces.find((one) => 'target' in one && one.target === 'p2-resolution');
    const question = { agreement: 'acme-email', target: 'p2-resolution', change: { calendar } };
    const { other } = await backtestTarget(context(), question);
    expect(found).toMatchObject({
      proposed: { percentiles: other.percentiles, worstMisses: other.worstMisses },
    });
  });

  it('tries a new promise on the work items of the agreement', async () => {
    const target = email.targets.find(({ key }) => key === 'p3-response');
    const terms = {
      ...email,
      targets: [...email.targets, { ...target, key: 'soon', within: '2h' }],
    };
    const found = piece(await ask({ terms, only: ['back-test'] }), 'back-test');
    const change = { within: '2h' };
    const question = { agreement: 'acme-email', target: 'p3-response', change };
    const { other } = await backtestTarget(context(), question);
    expect(found.today).toBeNull();
    expect(found.proposed?.periods.map(({ percent }) => percent)).toEqual(
      other.figures.map(({ percent }) => percent),
    );
  });

  it('tries the availability of a new agreement on the outages of its services', async () => {
    const effective = { from: '2027-01-01' };
    const terms = { ...email, effective, targets: email.targets.slice(0, 2), supportedBy: [] };
    const { pieces } = await ask({ agreement: 'acme-new', base: 0, terms });
    const before = await backtestTarget(context(), {
      agreement: 'acme-email',
      target: 'availability',
    });
    const [availability, response] = pieces.filter((one) => one.kind === 'back-test');
    expect(availability).toMatchObject({ today: null, enough: true });
    expect(availability?.proposed?.periods.map(({ percent }) => percent)).toEqual(
      before.today.figures.map(({ percent }) => percent),
    );
    expect(response).toMatchObject({ enough: false, proposed: { judged: 0 } });
  });

  it('tells of a promise that goes how it was kept, and forecasts nothing', async () => {
    const targets = email.targets.filter(({ key }) => key !== 'p4-resolution');
    const { pieces } = await ask({ terms: { ...email, targets }, only: ['back-test', 'forecast'] });
    expect(pieces).toMatchObject([{ kind: 'back-test', target: 'p4-resolution', proposed: null }]);
  });

  it('says nothing of promises that do not change', async () => {
    const terms = { ...email, description: 'Something else.' };
    const { pieces } = await ask({ terms });
    expect(pieces.map(({ kind }) => kind)).toEqual([
      'exposure',
      'support',
      'findings',
      'clocks',
      'alerts',
    ]);
  });
});

describe('the forecast under changed terms', () => {
  it.each(['availability', 'p2-resolution'])(
    'of the running period of %s under today’s terms is the one that is made every morning',
    async (target) => {
      const change = target === 'availability' ? { objective: '99.99' } : { within: '4h' };
      const terms = withTarget(email, target, change);
      const question = { terms, effectiveFrom: SINCE_OCTOBER, only: ['forecast'] as const };
      const found = piece(await ask(question), 'forecast');
      const { forecast } = await forecastTarget(context(), { agreement: 'acme-email', target });
      expect(found.span).toBe('running');
      expect(found.today).toEqual(forecast);
      expect(found.proposed?.probability).toBeGreaterThan(forecast.probability ?? 1);
    },
  );

  it('is about a whole period where the terms begin to hold later, even after today’s end', async () => {
    const shorter = {
      ...withTarget(email, 'availability', { objective: '99.99', period: 'quarter' }),
    };
    const found = piece(await ask({ terms: shorter, only: ['forecast'] }), 'forecast');
    expect(found).toMatchObject({ span: 'whole', unit: 'quarter' });
    expect(found.proposed?.best).toMatchObject({ percent: '100.000000', verdict: 'met' });
  });
});

describe('credits and cost', () => {
  it('are what the last months would have come to, and the most that a month can', async () => {
    const credits = email.credits.map((credit) => ({ ...credit, cap: '20' }));
    const { pieces } = await ask({ terms: { ...email, credits } });
    expect(piece({ pieces }, 'exposure')).toMatchObject({
      today: { credits: [{ unit: 'month', amount: '1260.00', currency: 'EUR' }] },
      proposed: { credits: [{ unit: 'month', amount: '840.00', currency: 'EUR' }] },
    });
    expect(piece({ pieces }, 'credits')).toMatchObject({
      today: { total: '1260.00', periods: 12 },
      proposed: { total: '840.00', periods: 12 },
    });
    expect(pieces.some(({ kind }) => kind === 'back-test')).toBe(false);
  });
});

describe('what carries the promise', () => {
  it('opens a gap where more is promised than what is below', async () => {
    const found = piece(
      await ask({ terms: withTarget(email, 'p2-resolution', { within: '4h' }) }),
      'support',
    );
    expect(found.chains).toMatchObject([
      { agreement: 'acme-email', opened: [{ under: 'ola-messaging', targets: ['p2-resolution'] }] },
    ]);
  });

  it('closes those of what it no longer rests on, and counts those that stay', async () => {
    const before = piece(await ask({}), 'support').chains[0];
    const terms = { ...email, supportedBy: [] };
    const after = piece(await ask({ terms }), 'support').chains[0];
    expect(before).toMatchObject({ opened: [], closed: [] });
    expect(before?.staying).toBeGreaterThan(0);
    expect(after?.closed).toHaveLength(before?.staying ?? 0);
    expect(after).toMatchObject({ staying: 0 });
  });

  it('looks at everything that rests on an internal agreement', async () => {
    const ola = await termsOf('ola-infrastructure');
    const terms = withTarget(ola, 'p1-resolution', { within: '30h' });
    const { chains } = piece(await ask({ agreement: 'ola-infrastructure', terms }), 'support');
    const opened = chains
      .filter((chain) => chain.opened.length > 0)
      .map(({ agreement }) => agreement);
    expect(opened).toEqual(expect.arrayContaining(['acme-email', 'acme-webshop', 'globex-vpn']));
  });
});

describe('open clocks and alerts', () => {
  it('keep today’s terms when the new ones begin later, and say what moving them would do', async () => {
    const terms = { ...email, calendar: 'around-the-clock' };
    const found = piece(await ask({ terms }), 'clocks');
    expect(found.open).toBeGreaterThan(0);
    expect(found).toMatchObject({ moved: 0, ifMoved: found.open });
  });

  it('move when the terms have held since before they were opened', async () => {
    const terms = { ...email, calendar: 'around-the-clock' };
    const found = piece(await ask({ terms, effectiveFrom: SINCE_OCTOBER }), 'clocks');
    expect(found.moved).toBe(found.open);
  });

  it('would warn of the running period as soon as less may go wrong', async () => {
    const terms = withTarget(email, 'availability', { objective: '99.999' });
    const found = piece(await ask({ terms, effectiveFrom: SINCE_OCTOBER }), 'alerts');
    expect(found.changes).toMatchObject([
      { target: 'availability', today: [], proposed: [50, 75, 90, 100] },
    ]);
    const later = piece(await ask({ terms }), 'alerts');
    expect(later.changes).toEqual([]);
  });
});

describe('what the linter says', () => {
  it('tells what is new and what is settled, and no gap twice', async () => {
    const targets = email.targets.filter(({ key }) => key !== 'p4-resolution');
    const handOver = '10m';
    const found = piece(await ask({ terms: { ...email, targets, handOver } }), 'findings');
    expect(found.appeared.map(({ rule }) => rule)).toEqual(['priority-gap']);
    expect(found.gone.map(({ rule }) => rule)).toEqual(['no-hand-over']);
    const stricter = withTarget(email, 'p2-resolution', { within: '4h' });
    expect(piece(await ask({ terms: stricter }), 'findings').appeared).toEqual([]);
  });
});

describe('terms that are not finished', () => {
  it('are computed as far as they can be read, and say what is still open', async () => {
    const terms = {
      ...withTarget(withTarget(email, 'p1-response', { within: 'soon' }), 'availability', {
        objective: '99.95',
      }),
      calendar: 'office-mars',
    };
    const { open, pieces } = await ask({ terms, only: ['back-test'] });
    expect(open.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['targets.p1-response.within', 'calendar']),
    );
    expect(pieces).toMatchObject([{ target: 'availability' }]);
  });

  it('are refused with a reason where nothing can be computed', async () => {
    await expect(ask({ agreement: 'acme-new', base: 0, terms: {} })).rejects.toThrow(/Too little/);
    await expect(ask({ effectiveFrom: 'soon' })).rejects.toThrow(/“soon” is not a date/);
    await expect(ask({ base: 7 })).rejects.toThrow(/no revision 7/);
  });
});

describe('who learns what', () => {
  const stricter = () => withTarget(email, 'availability', { objective: '99.95' });

  it('a customer learns the back-test of their own agreement, and nothing else', async () => {
    const { pieces, open } = await ask({ terms: stricter() }, EMMA);
    expect(pieces.map(({ kind }) => kind)).toEqual(['back-test']);
    expect(open).toEqual([]);
    expect(JSON.stringify(pieces)).not.toMatch(/EUR|ola-|uc-/);
  });

  it('a customer learns more where it is shared, and never what it costs or rests on', async () => {
    const shared: readonly PieceKind[] = [
      'back-test',
      'forecast',
      'exposure',
      'support',
      'credits',
    ];
    const { pieces } = await ask({ terms: stricter(), shared }, EMMA);
    expect(pieces.map(({ kind }) => kind)).toEqual(['back-test', 'forecast']);
  });

  it.each(['globex-vpn', 'ola-messaging', 'uc-cloudmail'])(
    'a customer learns nothing of %s',
    async (agreement) => {
      await expect(ask({ agreement }, EMMA)).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('a customer learns nothing of the services of others by naming them', async () => {
    const terms = { ...email, services: ['print'] };
    const percents = async (actor?: Actor) =>
      new Set(
        (await ask({ terms, only: ['back-test'] }, actor)).pieces.flatMap((one) =>
          one.kind === 'back-test' && one.target === 'availability'
            ? (one.proposed?.periods.map(({ percent }) => percent) ?? [])
            : [],
        ),
      );
    expect((await percents()).size).toBeGreaterThan(1);
    expect(await percents(EMMA)).toEqual(new Set(['100.000000']));
  });

  it('a supplier learns of their contract what was shared, and nothing by default', async () => {
    const hugo: Actor = { kind: 'person', userId: 'U0HUGO', teamId: 'T0NORTH', guest: true };
    const contract = await termsOf('uc-cloudmail');
    const terms = withTarget(contract, 'availability', { objective: '99.99' });
    const question = { agreement: 'uc-cloudmail', terms };
    expect((await ask(question, hugo)).pieces).toEqual([]);
    const { pieces } = await ask({ ...question, shared: ['back-test', 'support'] }, hugo);
    expect(pieces.map(({ kind }) => kind)).toEqual(['back-test']);
  });

  it('nobody outside proposes an agreement that does not exist', async () => {
    const question = { agreement: 'ola-messaging', base: 0 };
    await expect(ask(question, EMMA)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

it('what is known quickly comes before the past is looked through', async () => {
  const terms = withTarget(
    withTarget(email, 'availability', { objective: '99.95' }),
    'p2-resolution',
    { within: '4h' },
  );
  const question = { agreement: 'acme-email', terms, effectiveFrom: NEXT_MONTH };
  const kinds: string[] = [];
  const { pieces } = await openConsequences(context(), question);
  for await (const each of pieces)
    kinds.push('target' in each ? `${each.kind} ${each.target}` : each.kind);
  expect(kinds).toEqual([
    ...['exposure', 'support', 'findings', 'clocks', 'alerts'],
    ...['back-test availability', 'forecast availability', 'credits availability'],
    ...['back-test p2-resolution', 'forecast p2-resolution'],
  ]);
});
