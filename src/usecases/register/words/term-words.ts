import { dateWords, spanWords } from '../../../domain/agreement/date-words.ts';
import { withoutDefaults } from '../../../domain/register/without-defaults.ts';
import { capitalised } from '../../../domain/target/capitalised.ts';

/** What people call a term, where the words of its path do not say it. */
const NAMES: Readonly<Record<string, string>> = {
  'effective.from': 'Begins',
  'effective.to': 'Ends',
  'effective.renewal.notice': 'Notice before renewal',
  'effective.renewal.term': 'Renewed for',
  'effective.renewal.kind': 'Kind of renewal',
  'effective.renewal': 'Renewal',
  supportedBy: 'Rests on',
  dependsOn: 'Depends on',
  customer: 'Customer',
  calendar: 'Service hours',
  support: 'Support hours',
  handOver: 'Allowance when work passes on',
  'report.teamChannel': 'Report to the team’s channel',
  'report.customerChannel': 'Report to the customer’s channel',
  creditCap: 'Most credit for a period',
  'responsibilities.provider': 'What the provider does',
  'responsibilities.customer': 'What the customer does',
  'signatories.provider': 'Signs for the provider',
  'signatories.customer': 'Signs for the customer',
  targets: 'Promises',
  reopenWithin: 'Reopens within',
  segment: 'Only for',
  'segment.site': 'Only for the site',
  'segment.group': 'Only for the group',
  'segment.channel': 'Only for the channel',
};

/** The name of a term: “Ends” for `effective.to`, “Time zone” for `timeZone`. */
export function termName(path: string): string {
  const own = path.replace(/^targets\.[^.]+\./, '');
  return NAMES[own] ?? capitalised(own.split('.').map(spoken).join(': '));
}

/** Where a mistake is, in words: “p1-response, within”, “Ends”. */
export function placeName(path: string): string {
  const [, key, rest] = /^targets\.([^.[]+)(?:\.(.+))?$/.exec(path) ?? [];
  if (key === undefined) return path === '' ? 'The whole' : termName(path);
  return rest === undefined ? key : `${key}, ${termName(rest).toLowerCase()}`;
}

/** A term as people say it: dates and spans in words, lists with commas, blocks as “name: value”. */
export function termWords(path: string, term: unknown): string {
  const written = withoutDefaults(path, term);
  if (written === null || written === undefined) return '';
  if (typeof written === 'string') return textWords(written);
  if (typeof written === 'boolean') return written ? 'yes' : 'no';
  if (Array.isArray(written)) {
    return written.map((item) => termWords('', item)).join(written.some(isLong) ? '; ' : ', ');
  }
  if (typeof written !== 'object') return String(written);
  return Object.entries(written)
    .map(([name, value]) => `${spoken(name)}: ${termWords(name, value)}`)
    .join(', ');
}

function isLong(item: unknown): boolean {
  return typeof item === 'object' || (typeof item === 'string' && item.includes(' '));
}

function textWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dateWords(text);
  return /^P\d+[YMWD]/.test(text) ? spanWords(text) : text;
}

/** `timeZone` as “time zone”. */
function spoken(name: string): string {
  return name.replace(
    /([a-z])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
}
