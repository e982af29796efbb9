import type { z } from 'zod';
import type { Calendar } from '../../calendar/calendar.ts';
import type { Instant } from '../../calendar/instant.ts';
import type { Interval } from '../../calendar/interval.ts';
import type { BurnWindow } from '../../compliance/burn-windows.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import type { Outlook } from '../../forecast/outlook.ts';
import type { Sample } from '../../measurement/sample.ts';
import type { WorkItem } from '../../measurement/work-item-event.ts';
import type { ExampleScene } from '../examples/example.ts';
import type { Budget, Explanation, Facts, Figure } from '../figure.ts';
import type { WorkItemTerms } from '../work-item-cases.ts';

/** What a target is measured on, besides its own terms. */
export type Scene = {
  readonly calendar: Calendar;
  readonly asOf: Instant;
  readonly period: Interval;
  readonly facts: Facts;
  /** What the clocks of a work item are pinned to, when that is not what the figure is judged by. */
  readonly pinned?: ((item: WorkItem) => PinnedTerms | null) | undefined;
};

/** The promise and the calendar of the revision that was in force when a clock started. */
export type PinnedTerms = { readonly terms: WorkItemTerms; readonly calendar: Calendar };

/** What a kind counts. */
export type KindUnit = 'time' | Exclude<Budget['unit'], 'ms'>;

type AnyTerms = { readonly kind: string };

/** What a target is measured from. */
export type Need = 'clocks' | 'opened-items' | 'outages' | 'samples';

/** How people speak of a target. */
export type KindWords = {
  /** In few words: “Satisfaction”. */
  readonly name: string;
  /** What is promised, with its period: “at most 2 interruptions each month”. */
  readonly sentence: string;
  /** The number that was promised: “99.9”, “2”. */
  readonly objective: string;
  /** Whether that number and the attainment are percentages. */
  readonly inPercent: boolean;
};

/** What a kind of target has to say for itself: its terms, what it counts, and how it is measured. */
export type KindDefinition<Kind extends string, Schema extends z.ZodType<AnyTerms>> = {
  readonly kind: Kind;
  readonly terms: Schema;
  readonly unit: KindUnit;
  readonly measure: (terms: z.infer<Schema>, scene: Scene) => Figure;
  readonly explain: (terms: z.infer<Schema>, scene: Scene) => Explanation;
  readonly needs: (terms: z.infer<Schema>) => Need;
  /** What went wrong in a stretch of time, of a kind whose budget can burn too fast. */
  readonly burn?: (terms: z.infer<Schema>, scene: Scene) => BurnWindow;
  /** Why a sample of its indicator cannot be one of it; null where it can. */
  readonly unfit?: (terms: z.infer<Schema>, sample: Sample) => string | null;
  /** How likely a running period ends with the promise missed. */
  readonly forecast: (terms: z.infer<Schema>, outlook: Outlook) => Forecast;
  readonly words: (terms: z.infer<Schema>) => KindWords;
  /** Worked examples in plain words, which both sides can check. */
  readonly examples: (terms: z.infer<Schema>, scene: ExampleScene) => readonly string[];
};

/** A kind that measures and explains its own terms and answers null to those of other kinds. */
export type TargetKind<Kind extends string, Schema extends z.ZodType<AnyTerms>> = {
  readonly kind: Kind;
  readonly terms: Schema;
  readonly unit: KindUnit;
  readonly measure: (terms: AnyTerms, scene: Scene) => Figure | null;
  readonly explain: (terms: AnyTerms, scene: Scene) => Explanation | null;
  readonly needs: (terms: AnyTerms) => Need | null;
  readonly burn: (terms: AnyTerms, scene: Scene) => BurnWindow | null;
  readonly unfit: (terms: AnyTerms, sample: Sample) => string | null;
  readonly forecast: (terms: AnyTerms, outlook: Outlook) => Forecast | null;
  readonly words: (terms: AnyTerms) => KindWords | null;
  readonly examples: (terms: AnyTerms, scene: ExampleScene) => readonly string[] | null;
};

/** Makes a kind of target; list it in index.ts. */
export function defineKind<Kind extends string, Schema extends z.ZodType<AnyTerms>>(
  definition: KindDefinition<Kind, Schema>,
): TargetKind<Kind, Schema> {
  const isOwn = (terms: AnyTerms): terms is z.infer<Schema> => terms.kind === definition.kind;
  return {
    ...definition,
    measure: (terms, scene) => (isOwn(terms) ? definition.measure(terms, scene) : null),
    explain: (terms, scene) => (isOwn(terms) ? definition.explain(terms, scene) : null),
    needs: (terms) => (isOwn(terms) ? definition.needs(terms) : null),
    burn: (terms, scene) => (isOwn(terms) ? (definition.burn?.(terms, scene) ?? null) : null),
    unfit: (terms, sample) => (isOwn(terms) ? (definition.unfit?.(terms, sample) ?? null) : null),
    forecast: (terms, outlook) => (isOwn(terms) ? definition.forecast(terms, outlook) : null),
    words: (terms) => (isOwn(terms) ? definition.words(terms) : null),
    examples: (terms, scene) => (isOwn(terms) ? definition.examples(terms, scene) : null),
  };
}
