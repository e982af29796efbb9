import { z } from 'zod';
import { durationText } from '../../clock/duration.ts';
import { attainment } from '../../compliance/attainment.ts';
import { percentageText } from '../../compliance/percentage.ts';
import { forecastByPast } from '../../forecast/forecast-by-past.ts';
import { countMissed, type Outlook, pastOf } from '../../forecast/outlook.ts';
import { capitalised } from '../capitalised.ts';
import { durationWords } from '../duration-words.ts';
import { shareExamples } from '../examples/share-examples.ts';
import type { Figure } from '../figure.ts';
import { everyPeriod } from '../period-phrase.ts';
import { indicatorName, sampledPromise } from '../sampled.ts';
import { explainSubjects, measureSubjects } from '../subjects-figure.ts';
import { defineKind } from './target-kind.ts';

const terms = z.strictObject({
  ...sampledPromise,
  kind: z.literal('attestation'),
  objective: percentageText,
  /** For how long an attestation holds. */
  every: durationText,
  /** Whether a subject complies at the end, or must have complied all the time. */
  judged: z.enum(['end', 'throughout']).default('end'),
  /** Whether joining is the first attestation, as for a new password. */
  joiningCounts: z.boolean().default(false),
});

/** At least `objective` percent of the people or assets comply with a policy. */
export const attestationKind = defineKind({
  kind: 'attestation',
  terms,
  unit: 'subjects',
  needs: () => 'samples',
  measure: measureSubjects,
  explain: explainSubjects,
  forecast: forecastSubjects,
  examples: (promised) => shareExamples(promised, { things: 'people or assets', bad: 'overdue' }),
  words: (promised) => ({
    name: capitalised(indicatorName(promised)),
    sentence: sentenceOf(promised),
    objective: promised.objective,
    inPercent: true,
  }),
});

/** Of those bound now, as many more or fewer lapse as did in the rest of each earlier period. */
function forecastSubjects(promised: z.infer<typeof terms>, outlook: Outlook) {
  const { figure, facts, calendar, seed } = outlook;
  const { period } = figure;
  const measure = (scene: Parameters<typeof measureSubjects>[1]) =>
    measureSubjects(promised, scene);
  const past = pastOf(measure, outlook).filter(({ end }) => boundIn(end).eligible > 0);
  const now = boundIn(figure);
  const breaks = past.map(({ midway, end }) => {
    const more = now.eligible * (boundIn(end).share - boundIn(midway).share);
    const lapsed = Math.min(now.eligible, Math.max(0, Math.round(now.lapsed + more)));
    return endingOf(promised.objective, { eligible: now.eligible, lapsed }).verdict === 'breached';
  });
  // Nobody attests any more: who lapses until the end is known.
  const last = boundIn(measure({ calendar, facts, period, asOf: period.to }));
  const best = { eligible: now.eligible, lapsed: promised.judged === 'end' ? 0 : now.lapsed };
  return forecastByPast({
    breaks,
    lost: figure.verdict === 'breached',
    best: endingOf(promised.objective, best),
    worst: endingOf(promised.objective, last),
    sample: { ...countMissed(past.map(({ end }) => end)), cases: 0, outages: 0 },
    seed,
  });
}

type Bound = { readonly eligible: number; readonly lapsed: number };

function boundIn({ attainment: reached }: Figure): Bound & { readonly share: number } {
  if (reached.of !== 'subjects') return { eligible: 0, lapsed: 0, share: 0 };
  const { eligible, lapsed } = reached;
  return { eligible, lapsed, share: eligible === 0 ? 0 : lapsed / eligible };
}

function endingOf(objective: string, { eligible, lapsed }: Bound) {
  const { percent, verdict } = attainment({ objective, total: eligible, met: eligible - lapsed });
  return { percent, verdict };
}

function sentenceOf(promised: z.infer<typeof terms>): string {
  const { every, objective, judged, period } = promised;
  const always = judged === 'throughout' ? ' all the time' : '';
  return `${indicatorName(promised)} at least every ${durationWords(every)}, kept by at least ${objective} %${always} ${everyPeriod(period)}`;
}
