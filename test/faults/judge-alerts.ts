import { isDeepStrictEqual } from 'node:util';
import { clockLine } from '../../src/domain/alert/clock-line.ts';
import { clockLines } from '../../src/domain/alert/episode.ts';
import { isOn, type Standing } from '../../src/domain/alert/standing.ts';
import { type Instant, MINUTE } from '../../src/domain/calendar/instant.ts';
import type { Register } from '../../src/domain/register/register.ts';
import { readNotice } from '../../src/outbox/read-notice.ts';
import { renderNotice } from '../../src/slack/notices/index.ts';
import { episodesById, type KeptEpisode } from '../../src/storage/episodes.ts';
import { describeAlert } from '../../src/usecases/alert/describe-alert.ts';
import { groupBy } from '../../src/usecases/watch/group-by.ts';
import { type Expectation, expecting } from './expected.ts';
import type { Verdict } from './judge.ts';
import { type Fired, firedIn } from './judge-clocks.ts';
import type { Outcome } from './run.ts';
import type { Row, Said } from './said.ts';

type Sides = { readonly register: Register; readonly said: Said };

/** Whether each work item has the alert that the engine says, standing as it says, in one message that says so. */
export async function judgeAlerts(outcome: Outcome, { register, said }: Sides): Promise<Verdict> {
  const { context, courses, recordedBy } = outcome;
  const ids = await context.database.sql<{ id: string }>('SELECT id::text FROM "Episode"');
  const episodes = await episodesById(context.database, ids);
  const fired = groupBy(await firedIn(outcome), ({ item }) => item);
  const expect = expecting({ register, end: context.now, recordedBy });
  const alerts = groupBy(episodes, ({ episode }) => episode.workItem?.key ?? 'a period');
  const items = courses.map((course) => ({
    key: course.key,
    ...expectedAlert(expect(course), fired.get(course.key) ?? [], context.now),
    kept: alerts.get(course.key) ?? [],
  }));
  const keys = (is: (item: (typeof items)[number]) => boolean) =>
    items.filter(is).map(({ key }) => key);
  return {
    figures: {
      alerts: episodes.length,
      ...countPhases(episodes),
    },
    wrong: {
      'missed or at risk and not told': keys(({ must, kept }) => must && kept.length === 0),
      'told without a reason': keys(({ may, kept }) => !may && kept.length > 0),
      'several alerts about the same': keys(({ kept }) => kept.length > 1),
      'alerts that stand otherwise than the engine says': items.flatMap((item) =>
        item.kept.flatMap((kept) => differences(item, kept)),
      ),
      'alerts whose message says something else': episodes.flatMap((kept) =>
        misspoken(kept, { register, said }),
      ),
      'told below in another order': episodes.flatMap((kept) => disordered(kept, said)),
    },
  };
}

function countPhases(episodes: readonly KeptEpisode[]): Readonly<Record<string, number>> {
  const phases = groupBy(episodes, ({ episode }) => `alerts ${episode.phase} in the end`);
  return Object.fromEntries([...phases].map(([phase, { length }]) => [phase, length]));
}

type ExpectedAlert = {
  readonly must: boolean;
  readonly may: boolean;
  /** How it stands in the end. */
  readonly line: ReturnType<typeof lineAt>;
  readonly wasMissed: boolean;
};

/** From here on people are told. */
const SPOKEN = 75;
/** So late something may be told that was known before: time passes in steps. */
const STEP = 10 * MINUTE;

function expectedAlert(
  expected: Expectation,
  fired: readonly Fired[],
  now: Instant,
): ExpectedAlert {
  const line = lineAt(expected, now);
  const spoken = fired.filter(({ threshold }) => threshold >= SPOKEN);
  const wasOn = spoken.some(({ firedAt }) =>
    [0, STEP].every((later) => isOnAt(expected, Date.parse(firedAt) + later)),
  );
  return {
    must: wasOn || (line !== null && (isOn(line) || line.standing === 'late')),
    may: spoken.length > 0,
    line,
    wasMissed: fired.some(({ threshold }) => threshold === 100),
  };
}

function isOnAt(expected: Expectation, at: Instant): boolean {
  const line = lineAt(expected, at);
  return line !== null && isOn(line);
}

function lineAt(expected: Expectation, now: Instant) {
  const standing = expected.at(now);
  if (!standing) return null;
  const { item, pinned } = standing;
  const { clock, agreement, target } = pinned;
  const promise = {
    ...{ agreement: agreement.key, target: target.key, revision: agreement.number },
  };
  return clockLine({ clock, item, promise, calendar: 'always', now });
}

function phaseOf(standing: Standing, wasMissed: boolean): string {
  switch (standing) {
    case 'late':
      return 'closed';
    case 'kept':
      return wasMissed ? 'withdrawn' : 'recovered';
    case 'at-risk':
    case 'breached':
    case 'never-due':
    case 'paused':
      return 'open';
    default:
      return 'withdrawn';
  }
}

function differences(
  { key, line, wasMissed }: ExpectedAlert & { readonly key: string },
  { episode }: KeptEpisode,
): readonly string[] {
  const [seen] = clockLines(episode);
  if (!line || !seen) return [`${key}: nothing is known of it`];
  const phase = phaseOf(line.standing, wasMissed);
  const facts = { phase, standing: line.standing, level: line.level, dueAt: line.dueAt };
  const { standing, level, dueAt } = seen;
  const found = { phase: episode.phase, standing, level, dueAt };
  if (isDeepStrictEqual(facts, found)) return [];
  return [`${key}: ${JSON.stringify(found)} instead of ${JSON.stringify(facts)}`];
}

/** What is shown must be what the steps come to, in the words of the one who renders it. */
function misspoken(kept: KeptEpisode, { register, said }: Sides): readonly string[] {
  const row = said.notices.find(({ key }) => key === `alert/${kept.id}`);
  const notice = row ? readNotice(row.payload) : null;
  if (!row || notice?.kind !== 'alert') return [`${kept.id}: it has no message`];
  if (row.state === 'dropped') {
    // What was taken back before anybody had read of it is not told.
    const isPointless = kept.episode.phase === 'withdrawn' && said.seenOf(row.id).length === 0;
    return isPointless ? [] : [`${kept.id}: it was dropped`];
  }
  const { kind: _, ...content } = notice;
  const described = describeAlert({ register, kept, nth: notice.nth });
  if (!isDeepStrictEqual(content, described)) return [`${kept.id}: its notice is of another state`];
  const { text } = renderNotice(notice);
  const isShown = row.state !== 'delivered' || said.seenOf(row.id).some((one) => one.text === text);
  return isShown ? [] : [`${kept.id}: “${said.seenOf(row.id)[0]?.text}” instead of “${text}”`];
}

/** What is told below an alert stands in the order in which it happened. */
function disordered({ id }: KeptEpisode, { notices, seenOf }: Said): readonly string[] {
  const below = notices.filter(({ key }) => new RegExp(`^alert/${id}/\\d+$`).test(key));
  const steps = below
    .flatMap((row) => seenOf(row.id).map(({ ts }) => ({ step: stepOf(row), ts: Number(ts) })))
    .toSorted((a, b) => a.ts - b.ts)
    .map(({ step }) => step);
  return isDeepStrictEqual(
    steps,
    steps.toSorted((a, b) => a - b),
  )
    ? []
    : [`${id}: ${steps.join(', ')}`];
}

function stepOf({ key }: Row): number {
  return Number(key.split('/')[2]);
}
