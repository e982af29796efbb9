import { UNREACHABLE } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { type Interval, intersect, subtract, union } from '../calendar/interval.ts';
import { allowanceOf } from '../clock/allowance.ts';
import { readDuration } from '../clock/duration.ts';
import { attainment } from '../compliance/attainment.ts';
import { AccordError } from '../error.ts';
import type { Sample } from '../measurement/sample.ts';
import type { Figure } from './figure.ts';
import type { Scene } from './kinds/target-kind.ts';
import type { BoundSubject, SampleExplanation } from './sample-attainment.ts';
import { sampledFigure, samplesKnown, shareBudget, shareVerdict } from './sampled.ts';

/** For how long an attestation holds, and when subjects are judged by it. */
type AttestationRules = {
  readonly key: string;
  readonly indicator?: string | undefined;
  readonly objective: string;
  readonly every: string;
  readonly judged: 'end' | 'throughout';
  readonly joiningCounts: boolean;
};

/** The figure of a target that counts who complies with a policy. */
export function measureSubjects(rules: AttestationRules, scene: Scene): Figure {
  const subjects = subjectsOf(rules, scene);
  const eligible = subjects.length;
  const compliant = subjects.filter((each) => each.compliant).length;
  // Whoever has lapsed can still comply at the end, but not any more throughout.
  const recovers = rules.judged === 'end';
  const share = {
    met: compliant,
    total: eligible,
    rest: null,
    objective: rules.objective,
    recovers,
  };
  const budget = shareBudget(share, 'subjects');
  return sampledFigure(scene, {
    verdict: shareVerdict(share, budget, scene),
    attainment: { of: 'subjects', compliant, lapsed: eligible - compliant, eligible },
    percent: attainment(share).percent,
    budget,
  });
}

/** Everybody and everything that is bound by the policy, and until when each complies. */
export function explainSubjects(rules: AttestationRules, scene: Scene): SampleExplanation {
  return { of: 'subjects', subjects: subjectsOf(rules, scene) };
}

type RosterEvent = Extract<Sample, { readonly subject: string }>;

// Whoever leaves and joins at one instant has joined.
const RANK = { left: 0, joined: 1, attested: 2 } as const;

function subjectsOf(rules: AttestationRules, scene: Scene): readonly BoundSubject[] {
  const { period, asOf } = scene;
  const now = Math.min(asOf, period.to - 1);
  const judged = { from: rules.judged === 'end' ? now : period.from, to: now + 1 };
  const untilOf = validity(rules, scene);
  return [...eventsBySubject(rules, scene)].flatMap(([subject, events]) => {
    const bound = intersect(memberships(events), [judged]);
    if (bound.length === 0) return [];
    const attestations = events.filter(({ of }) => isAttestation(of, rules));
    const kept = attestations.map(({ at }) => ({ from: at, to: untilOf(at) + 1 }));
    const last = attestations.at(-1);
    return [
      {
        subject,
        compliant: subtract(bound, union(kept)).length === 0,
        attestedAt: last?.at ?? null,
        until: last ? finite(untilOf(last.at)) : null,
      },
    ];
  });
}

function eventsBySubject(rules: AttestationRules, scene: Scene) {
  const events = samplesKnown(rules, scene)
    .filter((sample): sample is RosterEvent => 'subject' in sample)
    .sort((a, b) => a.at - b.at || RANK[a.of] - RANK[b.of]);
  const bySubject = new Map<string, RosterEvent[]>();
  for (const event of events) {
    const known = bySubject.get(event.subject);
    if (known) known.push(event);
    else bySubject.set(event.subject, [event]);
  }
  return [...bySubject].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** When a subject is bound: from joining, or from its first attestation if nobody said it joined, until it leaves. */
function memberships(events: readonly RosterEvent[]): readonly Interval[] {
  const spans: Interval[] = [];
  let since: Instant | null = null;
  for (const [index, { of, at }] of events.entries()) {
    if (of === 'left') {
      if (since !== null) spans.push({ from: since, to: at });
      since = null;
    } else if (of === 'joined' || index === 0) since ??= at;
  }
  return since === null ? spans : [...spans, { from: since, to: Number.POSITIVE_INFINITY }];
}

function isAttestation(of: RosterEvent['of'], { joiningCounts }: AttestationRules): boolean {
  return of === 'attested' || (of === 'joined' && joiningCounts);
}

function finite(at: Instant): Instant | null {
  return Number.isFinite(at) ? at : null;
}

/** The last instant at which an attestation still holds. */
function validity({ every }: AttestationRules, { calendar }: Scene): (at: Instant) => Instant {
  const duration = readDuration(every);
  if (!duration) throw new AccordError('internal', `“${every}” is not a duration.`);
  const { granted, dueAfter } = allowanceOf(duration, calendar);
  return (at) => {
    const due = dueAfter(granted, at);
    return due === UNREACHABLE ? Number.POSITIVE_INFINITY : due;
  };
}
