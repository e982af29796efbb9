import { z } from 'zod';
import { dateWords } from '../../domain/agreement/date-words.ts';
import { instantWords } from '../../domain/calendar/calendar-words.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

type Done = {
  readonly verb: string;
  readonly detail: unknown;
  readonly after: unknown;
};

const detail = z.object({
  revision: z.number().optional().catch(undefined),
  target: z.string().catch(''),
  verdict: z.string().catch(''),
  from: z.union([z.number().transform(spoken), z.string()]).catch(''),
  to: z.union([z.number().transform(spoken), z.string()]).catch(''),
  effectiveAt: z.string().catch(''),
  lastDay: z.string().catch(''),
  outages: z.number().catch(0),
  samples: z.number().catch(0),
  round: z.number().catch(0),
  stage: z.string().catch(''),
});

const version = z.object({ version: z.number() });

type Words = (given: z.output<typeof detail>, after: unknown) => string;

const revisionOf: Words = ({ revision = 1 }) => `revision ${revision}`;
const versionOf = (after: unknown) => version.safeParse(after).data?.version ?? 1;

const NEGOTIATED: Readonly<Record<string, Words>> = {
  'negotiation started': () => 'began to negotiate it',
  'offer written': () => 'wrote an offer',
  'offer sent': ({ round }) => `sent the offer of round ${round}`,
  'offer answered': ({ round }) => `answered the offer of round ${round}`,
  'offer commented on': () => 'commented on the offer',
  'round closed': ({ round }) => `closed round ${round}`,
  'negotiation withdrawn': () => 'ended its negotiation',
  'negotiation paused': () => 'paused its negotiation',
  'negotiation resumed': () => 'went on with its negotiation',
  'negotiation expired': () => 'closed its negotiation, which nobody answered in time',
  'negotiation taken up again': () => 'took its negotiation up again',
  'approval asked for': () => 'asked for the approvals of its new terms',
  'terms approved': ({ stage }) => `approved its new terms (${stage.replaceAll('-', ' ')})`,
  'terms sent back': ({ stage }) => `sent its new terms back (${stage.replaceAll('-', ' ')})`,
  'question asked': () => 'asked something about its new terms',
  'question answered': () => 'answered a question about its new terms',
  'approval escalated': ({ stage }) => `escalated an approval (${stage.replaceAll('-', ' ')})`,
  'signatures asked for': () => 'asked for the signatures',
  'terms signed': () => 'signed its new terms',
  'terms agreed': () => 'closed its negotiation with an agreement',
  'terms took effect': () => 'put its new terms into force on their date',
};

const ALERTED: Readonly<Record<string, Words>> = {
  'alert raised': () => 'raised an alert',
  'alert worsened': () => 'found that an alert has become more urgent',
  'alert breached': () => 'found that what an alert warned of was missed',
  'alert changed': () => 'brought an alert up to date',
  'alert raised again': () => 'raised an alert again',
  'alert recovered': () => 'found that what an alert warned of is well again',
  'alert closed': () => 'closed an alert',
  'alert withdrawn': () => 'withdrew an alert',
};

const WORDS: Readonly<Record<string, Words>> = {
  ...ALERTED,
  'added by import': (given) => `added it from a file (${revisionOf(given, null)})`,
  'changed by import': (given) => `changed it by a file (${revisionOf(given, null)})`,
  'added by publishing': (given) => `published it (${revisionOf(given, null)})`,
  'changed by publishing': (given) => `published a change (${revisionOf(given, null)})`,
  'added by signing': (given) => `agreed it with the other side (${revisionOf(given, null)})`,
  'changed by signing': (given) =>
    `agreed a change with the other side (${revisionOf(given, null)})`,
  ...NEGOTIATED,
  'put under review': () => 'put it under review',
  'kept after review': () => 'ended its review and kept it as it is',
  terminated: ({ effectiveAt, lastDay }) => {
    if (lastDay !== '') return `terminated it; its last day is ${dateWords(lastDay)}`;
    return effectiveAt === '' ? 'terminated it' : `terminated it as of ${effectiveAt}`;
  },
  withdrawn: (given) => `withdrew ${revisionOf(given, null)}`,
  'draft started': () => 'started a draft',
  'draft saved': (_, after) => `saved the draft (version ${versionOf(after)})`,
  'draft merged': (_, after) =>
    `brought two changes of the draft together (version ${versionOf(after)})`,
  'draft caught up': () => 'brought the draft up to the latest revision',
  'draft set aside': () => 'wrote on the draft while somebody else saved it; both are kept',
  'draft discarded': () => 'discarded the draft',
  'exclusion requested': ({ from, to }) => `asked not to count ${from} to ${to}`,
  'exclusion approved': () => 'approved that a span does not count',
  'exclusion revoked': () => 'took back that a span does not count',
  'period sealed': ({ target, from, verdict }) =>
    `published the figure of ${target} for the period from ${from}: ${verdict}`,
  'restatement proposed': () => 'found that a published figure has to be looked at again',
  'restatement requested': () => 'asked for a restatement',
  'restatement approved': () => 'approved a restatement',
  'restatement declined': () => 'declined a restatement',
  'credit proposed': () => 'proposed a credit',
  'credit approved': () => 'approved a credit',
  'credit declined': () => 'declined a credit',
  'outage declared': () => 'declared an outage',
  'outage updated': () => 'told how an outage goes on',
  'outage corrected': () => 'corrected what was told of an outage',
  'outage ended': () => 'ended an outage',
  'outage withdrawn': () => 'took an outage back that was told by mistake',
  'maintenance proposed': () => 'planned maintenance',
  'maintenance approved': () => 'approved planned maintenance',
  'maintenance declined': () => 'declined planned maintenance',
  'maintenance move-proposed': () => 'asked to move planned maintenance',
  'maintenance cancelled': () => 'cancelled planned maintenance',
  'maintenance started': () => 'let planned maintenance begin',
  'maintenance extended': () => 'said that maintenance takes longer',
  'maintenance ended': () => 'ended maintenance',
  'recorded outages': ({ outages }) => `recorded ${outages} outage${outages === 1 ? '' : 's'}`,
  'recorded samples': ({ samples }) => `recorded ${samples} sample${samples === 1 ? '' : 's'}`,
};

/** What somebody did, as it follows their name: “put it under review”. */
export function deedWords({ verb, detail: given, after }: Done): string {
  const words = WORDS[verb];
  return words ? words(detail.parse(given ?? {}), after) : verb;
}

/** What happens by itself all the time, which is no change, and what another company does among itself. */
export const NO_CHANGES = [
  'negotiation started inside',
  'offer written inside',
  'offer commented on inside',
  'terms approved inside',
  'terms sent back inside',
  'question asked inside',
  'question answered inside',
  'approval escalated inside',
  'thresholds passed',
  'misses told',
  'burn rate told',
  'date reminded of',
  'negotiation reminded of',
  'forecast alarm raised',
  'forecast alarm cleared',
  'chart sent',
];

/** What customers see of their own agreements: what was agreed, published and excluded, not how it came about. */
export const PUBLIC_CHANGES = [
  'added by import',
  'changed by import',
  'added by publishing',
  'changed by publishing',
  'added by signing',
  'changed by signing',
  'put under review',
  'kept after review',
  'terminated',
  'withdrawn',
  'period sealed',
  'restatement approved',
  'exclusion approved',
  'exclusion revoked',
];

function spoken(instant: Instant): string {
  return `${instantWords(instant, 'UTC')} UTC`;
}
