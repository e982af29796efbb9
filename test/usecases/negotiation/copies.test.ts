import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTerm } from '../../../src/domain/negotiation/term-path.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordMarkdown } from '../../../src/reports/negotiation-record/markdown.ts';
import type { NegotiationRecord } from '../../../src/reports/negotiation-record/record.ts';
import { sealed } from '../../../src/reports/negotiation-record/seal.ts';
import { compareRecord } from '../../../src/usecases/negotiation/record/compare-record.ts';
import { recordFile } from '../../../src/usecases/negotiation/record/show-record.ts';
import { verifyRecord } from '../../../src/usecases/negotiation/record/verify-record.ts';
import { signTerms } from '../../../src/usecases/negotiation/sign-terms.ts';
import { tellDifferences } from '../../../src/usecases/register/words/tell-differences.ts';
import { useDatabase } from '../../database.ts';
import { openTestQueue } from '../notice/office.ts';
import { boardroom, KEY } from './boardroom.ts';
import { approved } from './walk.ts';

const opened = useDatabase();
let queue: Queue;
let room: Awaited<ReturnType<typeof boardroom>>;
let ours: NegotiationRecord;
let theirs: NegotiationRecord;

beforeAll(async () => {
  queue = await openTestQueue(opened());
  room = await boardroom(opened(), queue);
  const { as } = room;
  const hash = await approved(as);
  await signTerms(as('cora'), { key: KEY, hash });
  await signTerms(as('dora'), { key: KEY, hash });
  const asked = { key: KEY, format: 'markdown' } as const;
  ours = (await recordFile(as('ada'), asked)).record;
  theirs = (await recordFile(as('cora'), asked)).record;
});
afterAll(() => queue.stop());

const check = (record: NegotiationRecord) => verifyRecord(Buffer.from(recordMarkdown(record)));
const compare = (record: NegotiationRecord) => compareRecord(room.context, record);

/** A copy in which the offered terms say something else everywhere, with every seal made anew. */
function forged(
  record: NegotiationRecord,
  change: (terms: Record<string, unknown>) => Record<string, unknown>,
): NegotiationRecord {
  const steps = record.steps.map((step) =>
    step.content.type === 'offered'
      ? { ...step, content: { ...step.content, terms: change(Object(step.content.terms)) } }
      : step,
  );
  const final = record.final && { ...record.final, terms: change(record.final.terms) };
  const differences = [...tellDifferences(record.before.terms, final?.terms ?? {})];
  return sealed({ ...record, steps, final, differences });
}

const faster = (terms: Record<string, unknown>) => ({
  ...withTerm(terms, 'targets.p1-response.within', '5m'),
});

describe('the copy of a customer', () => {
  it('gives the very hash that the customer signed, and says nothing of what is inside', async () => {
    const signed = theirs.signatures.find(({ name }) => name === 'Cora');
    expect(signed?.hash).toBe(ours.final?.hash);
    expect(await check(theirs)).toMatchObject({ problems: [], checked: 1, partial: 0 });
    const words = JSON.stringify(theirs);
    for (const secret of [
      'uc-hoster',
      '#desk',
      ours.salt ?? 'none',
      'service-owner',
      'Ada wrote',
    ]) {
      expect(words).not.toContain(secret);
    }
  });

  it('shows when a promise was changed, even where every seal was made anew', async () => {
    const { problems } = await check(forged(theirs, faster));
    expect(problems.join()).toMatch(/the terms are not those of the code/);
  });

  it('cannot leave a term out by calling it one of those inside', async () => {
    const steps = theirs.steps.map((step) =>
      step.hidden ? { ...step, hidden: [...step.hidden, 'f'.repeat(64)] } : step,
    );
    const { problems } = await check(
      forged({ ...theirs, steps }, ({ credits: _, ...terms }) => terms),
    );
    expect(problems.join()).toContain('is not made of them');
  });
});

describe('the copy of the provider', () => {
  it('is checked with what is inside', async () => {
    expect(await check(ours)).toMatchObject({ problems: [], checked: 1, partial: 0 });
    const other = forged(ours, (terms) => ({ ...terms, supportedBy: [] }));
    expect((await check(other)).problems.join()).toContain('is not made of them');
  });
});

describe('a record beside the register', () => {
  it('is the one that the register keeps, for both sides', async () => {
    for (const record of [ours, theirs]) {
      expect(await compare(record)).toEqual({ problems: [], later: null });
    }
  });

  it('from before the last signature is told to be early, not wrong', async () => {
    const signed = ours.steps.findLastIndex(({ content }) => content.type === 'signed');
    const early = {
      ...ours,
      ...{
        steps: ours.steps.slice(0, signed),
        final: ours.final && { ...ours.final, revision: null },
      },
    };
    expect(await compare(sealed(early))).toEqual({
      problems: [],
      later: 'The register keeps 2 steps more since this copy.',
    });
  });

  it('says in words what does not match', async () => {
    expect((await compare(forged(ours, faster))).problems).toEqual([
      'Step 3 (Ada) is not the one that the register keeps there.',
      expect.stringMatching(
        /^Revision 2 in the register says otherwise\. .*20 support minutes.* \(was: .*5 support minutes/,
      ),
    ]);
    const elsewhere = { ...theirs, agreement: { ...theirs.agreement, key: 'other' } };
    expect((await compare(sealed(elsewhere))).problems).toEqual([
      'The register keeps no such negotiation of “Support for Corp”.',
      'The register has no revision 1 of “Support for Corp”.',
      'The register has no revision 2 of “Support for Corp”.',
    ]);
  });
});
