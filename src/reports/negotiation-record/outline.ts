import { shortCode } from '../../domain/negotiation/short-code.ts';
import type { BackTest, NegotiationRecord, RecordedStep } from './record.ts';

/** One thing on the pages of a record. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'entry'; readonly title: string; readonly lines: readonly string[] }
  /** Drawn where that can be done, else the table that says the same. */
  | { readonly kind: 'back-test'; readonly test: BackTest };

export type Section = { readonly title: string; readonly parts: readonly Part[] };

/** What stands on the pages of a record, whatever they are made of. */
export function outlineOf(record: NegotiationRecord): readonly Section[] {
  return [
    { title: 'What this is', parts: opening(record) },
    { title: finalTitle(record), parts: finalTerms(record) },
    { title: 'What changes', parts: changes(record) },
    { title: 'Signatures', parts: signatures(record) },
    { title: 'What was known of the consequences', parts: consequences(record) },
    { title: 'What happened', parts: record.steps.map((step) => entry(step, record.timeZone)) },
  ];
}

/** The title of a record. */
export function titleOf({ agreement }: NegotiationRecord): string {
  return `Record of the negotiation of ${agreement.name}`;
}

/** An instant as a reader at a place sees it: “21 Nov 2026, 14:05 (Europe/Berlin)”. */
function timeAt(at: string, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  // Every other month has three letters.
  return `${words.format(new Date(at)).replace('Sept', 'Sep')} (${timeZone})`;
}

function opening(record: NegotiationRecord): readonly Part[] {
  const { agreement, parties, final, before, timeZone } = record;
  const was = before.revision === 0 ? 'none: it is new' : `revision ${before.revision}`;
  const rows = [
    ['Agreement', `${agreement.name} (${agreement.key}, ${agreement.kind})`],
    ['Between', `${parties.provider} and ${parties.customer}`],
    ...(record.reason === null ? [] : [['Why', record.reason]]),
    ['Where it stands', record.standing],
    ['The revision before', was],
    ...(final ? [['Code of the terms', shortCode(final.hash)]] : []),
    ...(record.urgent ? [['Mark', 'Urgent correction, approved by a second person']] : []),
    ['This copy', `for ${record.copyFor}, made on ${timeAt(record.madeAt, timeZone)}`],
    ['Seal of this copy', record.seal],
  ];
  return [
    { kind: 'table', head: ['', ''], rows },
    {
      kind: 'text',
      text: 'To check that nothing was changed in this file, run “accord verify” with it. The code of the terms is the beginning of the SHA-256 hash of the exact terms: everybody who approved or signed did so for these terms and no others.',
    },
  ];
}

function finalTitle({ final }: NegotiationRecord): string {
  return final?.revision ? 'The terms as signed' : 'The terms on the table';
}

function finalTerms({ final, steps }: NegotiationRecord): readonly Part[] {
  if (!final) return [{ kind: 'text', text: 'No terms were offered yet.' }];
  const rows = final.lines.map(({ what, says }) => [what, says]);
  const note = final.whole
    ? []
    : [
        steps.some(({ hidden }) => hidden !== undefined)
          ? 'The code of the terms also covers terms that are for the other side alone. This copy holds only digests of them, which are enough to compute the code.'
          : 'The code of the terms also covers terms that are for the other side alone; they are not in this copy.',
      ];
  return [
    { kind: 'text', text: `Code ${shortCode(final.hash)} (SHA-256 ${final.hash})` },
    { kind: 'table', head: ['Term', 'What it says'], rows },
    ...note.map((text) => ({ kind: 'text', text }) as const),
  ];
}

function changes({ differences, before }: NegotiationRecord): readonly Part[] {
  if (before.revision === 0)
    return [{ kind: 'text', text: 'The agreement is new: all of its terms are.' }];
  if (differences.length === 0) return [{ kind: 'text', text: 'Nothing that is shown here.' }];
  const rows = differences.map((one) => [one.what, one.before ?? '–', one.after ?? '–']);
  const head = ['Term', `Before (revision ${before.revision})`, 'After'];
  return [{ kind: 'table', head, rows }];
}

function signatures(record: NegotiationRecord): readonly Part[] {
  if (record.signatures.length === 0)
    return [{ kind: 'text', text: 'It is not time to sign yet.' }];
  const rows = record.signatures.map(({ party, name, insteadOf, at, hash }) => [
    party,
    insteadOf === null ? name : `${name} for ${insteadOf}`,
    at === null ? 'not signed yet' : timeAt(at, record.timeZone),
    at === null ? '–' : shortCode(hash),
  ]);
  return [{ kind: 'table', head: ['For', 'Who', 'When', 'Code of the terms'], rows }];
}

function consequences(record: NegotiationRecord): readonly Part[] {
  if (record.consequences.length === 0) {
    return [{ kind: 'text', text: 'Nothing was computed or shared.' }];
  }
  return record.consequences.flatMap(({ title, sentences, backTest }): readonly Part[] => [
    { kind: 'entry', title, lines: sentences },
    ...(backTest ? [{ kind: 'back-test', test: backTest } as const] : []),
  ]);
}

function entry(step: RecordedStep, timeZone: string): Part {
  const code = step.hash === null ? '' : ` · code ${shortCode(step.hash)}`;
  const title = `${step.number}. ${step.by} ${step.deed}`;
  return { kind: 'entry', title, lines: [`${timeAt(step.at, timeZone)}${code}`, ...step.lines] };
}
