import type { Instant } from '../../src/domain/calendar/instant.ts';
import type { Context } from '../../src/usecases/context.ts';
import { recordWorkItemEvents } from '../../src/usecases/work-item/record-work-item-events.ts';
import type { Chance } from './chance.ts';
import { type Course, courseFrom, knownOf } from './story.ts';
import { persistently } from './waiting.ts';

type Stage = { readonly chance: Chance; readonly contextOf: () => Context };

const TIMES = 5;

/** Where work items come from: everything is told five times at once, in any order. */
export class Sources {
  readonly #stage: Stage;
  readonly #courses: Course[] = [];
  /** How many events of a work item have been told. */
  readonly #told = new Map<string, number>();
  /** From when on it was being told what was known by then, and when all of that was recorded. */
  readonly #tellings: { readonly from: Instant; readonly until: Instant }[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get courses(): readonly Course[] {
    return this.#courses;
  }

  /** When it was recorded what was known since an instant: it takes longer while somebody is in the way. */
  recordedBy(knownAt: Instant): Instant {
    return this.#tellings.find(({ from }) => from >= knownAt)?.until ?? Number.POSITIVE_INFINITY;
  }

  async tell({ fresh }: { readonly fresh: number }): Promise<void> {
    const { chance, contextOf } = this.#stage;
    const { now } = contextOf();
    for (let index = 0; index < fresh; index += 1) {
      this.#courses.push(courseFrom(chance, { number: this.#courses.length, at: now }));
    }
    const known = this.#courses.flatMap((course) => knownOf(course, now) ?? []);
    const items = known.filter(({ key, events }) => this.#told.get(key) !== events.length);
    if (items.length === 0) return;
    const told = Array.from({ length: TIMES }, () => chance.shuffled(items));
    await Promise.all(
      told.map((some) =>
        persistently(() =>
          recordWorkItemEvents(contextOf(), {
            ...{ agreementKey: 'acme-email', source: 'test' },
            items: some.map((item) => ({ ...item, events: chance.shuffled(item.events) })),
          }),
        ),
      ),
    );
    for (const { key, events } of items) this.#told.set(key, events.length);
    this.#tellings.push({ from: now, until: contextOf().now });
  }
}
