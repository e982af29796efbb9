import { dateWords } from '../../../domain/agreement/date-words.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { Exposure } from '../../../domain/consequence/exposure.ts';
import type {
  AlertsPiece,
  ChainChange,
  ClocksPiece,
  ExposurePiece,
  FindingsPiece,
  Gap,
  SupportPiece,
} from '../../../domain/consequence/piece.ts';
import { count } from '../../../domain/target/length-words.ts';
import { everyPeriod } from '../../../domain/target/period-phrase.ts';
import { localDateAt } from '../../forecast/local-date.ts';

/** “At most 2100.00 EUR of credit each month; today 1260.00 EUR each month.”, and what the services cost where that changes. */
export function tellExposure({ today, proposed }: ExposurePiece): readonly string[] {
  const [was, is] = [creditsWords(today), creditsWords(proposed)];
  const credits =
    was === is
      ? is === null
        ? 'No credits are agreed, today or then.'
        : `The most credit that can be due stays ${is}.`
      : `The most credit that can be due is ${is ?? 'nothing'}; today ${was ?? 'none is agreed'}.`;
  return [
    credits,
    ...moneyChange('cost', today, proposed),
    ...moneyChange('price', today, proposed),
  ];
}

function creditsWords({ credits }: Exposure): string | null {
  const parts = credits.map(
    ({ amount, currency, unit }) => `${amount} ${currency} ${everyPeriod(unit)}`,
  );
  return parts.join(' and ') || null;
}

function moneyChange(of: 'cost' | 'price', today: Exposure, proposed: Exposure): readonly string[] {
  const [was, is] = [today, proposed].map((side) =>
    side[`${of}PerMonth`].map(({ amount, currency }) => `${amount} ${currency}`).join(' and '),
  );
  if (was === is) return [];
  return [
    `The ${of} of the services is ${is || 'not known'} a month; today ${was || 'not known'}.`,
  ];
}

/** What would no longer be carried and what again, each in a sentence. */
export function tellSupport({ chains }: SupportPiece): readonly string[] {
  const touched = chains.filter(({ opened, closed }) => opened.length + closed.length > 0);
  const staying = chains.reduce((sum, chain) => sum + chain.staying, 0);
  const stays =
    staying > 0
      ? [`What is not enough today stays so: ${count(staying, 'point')}, which /sla chain shows.`]
      : [];
  if (touched.length === 0) return ['What it rests on carries it as it does today.', ...stays];
  return [...touched.flatMap(tellChain), ...stays];
}

function tellChain({ name, opened, closed }: ChainChange): readonly string[] {
  return [
    ...(opened.length > 0 ? [`What ${name} rests on would no longer be enough:`] : []),
    ...opened.map(gapWords),
    ...(closed.length > 0
      ? [`What ${name} rests on would be enough again, other than today:`]
      : []),
    ...closed.map(gapWords),
  ];
}

/** What a gap is; when it shows at its worst is told where the chain is shown. */
function gapWords({ sentence, under }: Gap): string {
  const [first = sentence] = sentence.split(/\. (?=[A-Z])/);
  const place = under === null ? '' : ` (${under})`;
  return `${first.replace(/\.$/, '')}${place}.`;
}

/** What is worth a look only then, and what no more. */
export function tellFindings({ appeared, gone }: FindingsPiece): readonly string[] {
  if (appeared.length + gone.length === 0) return ['Nothing new is worth a look.'];
  return [
    ...appeared.map(({ sentence }) => `New: ${sentence}`),
    ...gone.map(({ sentence }) => `Settled: ${sentence}`),
  ];
}

/** What becomes of what is open, exactly. */
export function tellClocks(piece: ClocksPiece, timeZone: string): readonly string[] {
  const { open, moved, ifMoved, effectiveAt } = piece;
  const day = dayOf(effectiveAt, timeZone);
  if (open === 0) return [`Nothing is open now; what is opened from ${day} on gets the new terms.`];
  const clocks = open === 1 ? 'The 1 open clock keeps' : `All ${open} open clocks keep`;
  const first =
    moved === 0
      ? `${clocks} today’s terms; what is opened from ${day} on gets the new ones.`
      : `The terms hold since ${day}, so that ${moved} of ${count(open, 'open clock')} would be due at another time.`;
  const second = `If the open ones are moved to the new terms, ${ifMoved === 0 ? 'none' : ifMoved} of them would be due at another time.`;
  return moved === ifMoved && moved > 0 ? [first] : [first, second];
}

/** The alerts that the running period would have under the new terms. */
export function tellAlerts({ changes, effectiveAt }: AlertsPiece, timeZone: string) {
  if (changes.length === 0) return ['No alert about a running period changes.'];
  const day = dayOf(effectiveAt, timeZone);
  return changes.map(({ name, today, proposed }) => {
    const [was, is] = [thresholds(today), thresholds(proposed)];
    return `${name}: from ${day} on ${is} of what may go wrong in the running period is used up; today ${was}.`;
  });
}

function thresholds(passed: readonly number[]): string {
  const highest = passed.at(-1);
  if (highest === undefined) return 'less than half';
  return highest === 100 ? 'all' : `more than ${highest} %`;
}

function dayOf(at: Instant, timeZone: string): string {
  return dateWords(localDateAt(timeZone, at));
}
