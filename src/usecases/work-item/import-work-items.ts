import { AccordError } from '../../domain/error.ts';
import {
  refuseFutureEvent,
  type WorkItem,
  type WorkItemEvent,
} from '../../domain/measurement/work-item-event.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority, subjectOf } from '../../domain/party/authority.ts';
import type { ReadingProblem, WorkItemReading } from '../../sources/reading.ts';
import { record } from '../../storage/audit.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import { agreementMeant, openView, type Setting, type Viewing } from '../status/viewing.ts';
import { foldingFor } from './fold-work-item.ts';
import { keepWorkItems } from './keep-work-items.ts';

/** How far an import has come: rows read, and the share of the whole work that is done. */
export type ImportProgress = { readonly rows: number; readonly share: number };

type Import = {
  readonly agreementKey: string;
  /** Where the work items come from, such as servicenow; their keys are unique within it. */
  readonly sourceName: string;
  readonly source: AsyncIterable<WorkItemReading>;
  /** Stops at the first row that cannot be read. */
  readonly strict?: boolean | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
};

export type ImportedWorkItems = {
  readonly agreement: string;
  readonly rows: number;
  readonly workItems: number;
  readonly recorded: number;
  readonly repeated: number;
  /** Work items that were opened when no revision of the agreement was in force: nobody promised them anything. */
  readonly withoutAgreement: number;
  readonly problems: readonly ReadingProblem[];
};

/** So many events are kept in one transaction. */
const BATCH = 4_000;
/** So many transactions write at the same time; no two of them touch the same work item. */
const AT_ONCE = 2;

/** Takes in the history of work items from a source; taking it in again changes nothing. */
export async function importWorkItems(
  context: Setting,
  wanted: Import,
): Promise<ImportedWorkItems> {
  const view = await openView(context);
  requireAuthority(view.authority, 'import-work-items', 'anything');
  const { key, terms } = agreementMeant(view, wanted.agreementKey);
  requireAuthority(view.authority, 'import-work-items', subjectOf(terms));
  const importing = new Importing(context, view, { key, sourceName: wanted.sourceName });
  try {
    for await (const reading of wanted.source) {
      const problem = await importing.take(reading);
      if (problem && wanted.strict) throw stopped(problem);
      if (reading.kind === 'progress') wanted.onProgress?.(reading);
    }
  } finally {
    await importing.settle();
  }
  return importing.finish();
}

type Destination = { readonly key: string; readonly sourceName: string };

/** An import under way: gathers work items and keeps them batch by batch, reading on while they are written. */
class Importing {
  readonly #context: Setting;
  readonly #view: Viewing;
  readonly #to: Destination;
  readonly #problems: ReadingProblem[] = [];
  readonly #isCovered: (item: WorkItem) => boolean;
  #waiting: WorkItem[] = [];
  #events = 0;
  readonly #writing = new Set<Promise<void>>();
  #counts = { rows: 0, workItems: 0, recorded: 0, repeated: 0, withoutAgreement: 0 };

  constructor(context: Setting, view: Viewing, to: Destination) {
    this.#context = context;
    this.#view = view;
    this.#to = to;
    const { revisionFor } = foldingFor(view.register, to.key);
    this.#isCovered = (item) => revisionFor(item) !== null;
  }

  /** Takes one reading; gives the problem that it is or has. */
  async take(reading: WorkItemReading): Promise<ReadingProblem | null> {
    if (reading.kind === 'progress') this.#counts.rows = reading.rows;
    if (reading.kind === 'problem') return this.#note(reading.problem);
    return reading.kind === 'item' ? this.#takeItem(reading.item) : null;
  }

  /** Waits for what is being written, however it ends. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#writing);
  }

  async finish(): Promise<ImportedWorkItems> {
    await this.#writeNext();
    await Promise.all(this.#writing);
    const { actor, now, workspace, database } = this.#context;
    const agreement = this.#to.key;
    await record(database, {
      workspaceId: workspace.id,
      at: now,
      actor: nameActor(actor),
      verb: 'imported work items',
      subject: `agreement:${agreement}`,
      detail: { ...this.#counts, source: this.#to.sourceName, problems: this.#problems.length },
    });
    return { agreement, ...this.#counts, problems: this.#problems };
  }

  async #takeItem(item: WorkItem): Promise<ReadingProblem | null> {
    const { events, problem } = withoutFuture(item, this.#context.now);
    if (events.length > 0) this.#waiting.push({ ...item, events });
    this.#events += events.length;
    if (this.#events >= BATCH) await this.#writeNext();
    return problem && this.#note(problem);
  }

  #note(problem: ReadingProblem): ReadingProblem {
    this.#problems.push(problem);
    return problem;
  }

  async #writeNext(): Promise<void> {
    if (this.#writing.size >= AT_ONCE) await Promise.race(this.#writing);
    const items = this.#waiting;
    this.#waiting = [];
    this.#events = 0;
    if (items.length === 0) return;
    const writing = this.#write(items);
    this.#writing.add(writing);
    // One that fails stays, so that the import ends with its error.
    writing.then(() => this.#writing.delete(writing)).catch(() => undefined);
  }

  async #write(items: readonly WorkItem[]): Promise<void> {
    const kept = await keepBatch(this.#context, this.#view, { ...this.#to, items });
    this.#counts.workItems += items.length;
    this.#counts.recorded += kept.recorded;
    this.#counts.repeated += kept.repeated;
    this.#counts.withoutAgreement += items.filter((item) => !this.#isCovered(item)).length;
  }
}

type Batch = Destination & { readonly items: readonly WorkItem[] };

function keepBatch({ database, workspace, now }: Setting, { register }: Viewing, batch: Batch) {
  const { key: agreementKey, sourceName: source, items } = batch;
  const of = { workspaceId: workspace.id, register, agreementKey };
  return transactionTriedAgain(database, (tx) =>
    keepWorkItems(tx, { ...of, source, items, now, passed: 'leave' }),
  );
}

type Sound = { readonly events: readonly WorkItemEvent[]; readonly problem: ReadingProblem | null };

function withoutFuture({ key, events }: WorkItem, now: number): Sound {
  const refusals = events.flatMap((event) => refusalOf(event, now));
  const [first] = refusals;
  if (first === undefined) return { events, problem: null };
  return {
    events: events.filter((event) => refusalOf(event, now).length === 0),
    problem: { line: null, reason: `${key}: ${first}` },
  };
}

function refusalOf(event: WorkItemEvent, now: number): readonly string[] {
  try {
    refuseFutureEvent(event, now);
    return [];
  } catch (error) {
    if (error instanceof AccordError) return [error.message];
    throw error;
  }
}

function stopped({ line, reason }: ReadingProblem): AccordError {
  const place = line === null ? '' : `Line ${line}: `;
  return new AccordError(
    'invalid',
    `${place}${reason}. The import stopped there; correct the row, or import without --strict to take in the others.`,
  );
}
