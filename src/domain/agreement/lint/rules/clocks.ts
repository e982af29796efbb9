import { readDuration } from '../../../clock/duration.ts';
import { targetName } from '../../../target/kind-words.ts';
import { isTimed, type TimedTarget } from '../../support-chain/promises-below.ts';
import type { Found, LintScene, Rule } from '../rule.ts';

export const noCalendar: Rule = {
  id: 'no-calendar',
  severity: 'error',
  why: 'Without its hours no clock can run.',
  fix: 'Name a calendar of the register.',
  find: ({ agreement: { terms }, calendarOf }) =>
    calendarOf(terms.calendar) === null
      ? [{ sentence: `There is no calendar “${terms.calendar}”.` }]
      : [],
};

export const unknownHolder: Rule = {
  id: 'no-start',
  severity: 'error',
  why: 'Its clock counts only while somebody holds the work, so it would never start.',
  fix: 'Name the key of a party, or leave holder out.',
  find: (scene) =>
    timed(scene).flatMap((target) =>
      target.holder === undefined || isHolder(scene.register, target.holder)
        ? []
        : [
            found(
              target,
              `counts only while “${target.holder}” holds the work, and there is nobody of that key`,
            ),
          ],
    ),
};

export const pausesUnsaid: Rule = {
  id: 'pauses-unsaid',
  severity: 'hint',
  why: 'Pausing is the usual way of making figures look better.',
  fix: 'List the reasons: pauses: [awaiting-customer]; an empty list allows none.',
  find: (scene) =>
    together(
      timed(scene).filter(({ kind, pauses }) => kind === 'resolution' && pauses === undefined),
      'does not say which pauses stop its clock, so every one does',
      'do not say which pauses stop their clocks, so every one does',
    ),
};

export const customerTimeCounts: Rule = {
  id: 'customer-time-counts',
  severity: 'warning',
  why: 'How soon a customer answers is outside the provider’s control.',
  fix: 'Add awaiting-customer to pauses.',
  find: (scene) =>
    timed(scene)
      .filter(({ kind, pauses }) => kind === 'resolution' && pauses?.length === 0)
      .map((target) => found(target, 'counts the time in which it waits for the customer')),
};

export const reopenIgnored: Rule = {
  id: 'reopen-ignored',
  severity: 'warning',
  why: 'It invites closing early, because reopened work does not count again.',
  fix: 'Use reopen: resume or new-cycle.',
  find: (scene) =>
    timed(scene)
      .filter(({ kind, reopen }) => kind === 'resolution' && reopen === 'ignore')
      .map((target) => found(target, 'ignores that work is reopened')),
};

export const reopenUnsaid: Rule = {
  id: 'reopen-unsaid',
  severity: 'hint',
  why: 'Both sides should know what happens to a promise that looked kept.',
  fix: 'Talk it over, and write reopen and reopenWithin when it is to be otherwise.',
  find: (scene) =>
    together(
      timed(scene).filter(
        ({ kind, reopen, reopenWithin }) =>
          kind === 'resolution' && reopen === 'resume' && reopenWithin === '3bd',
      ),
      'goes on when it is reopened within 3 business days; that is the default, not a decision',
      'go on when they are reopened within 3 business days; that is the default, not a decision',
    ),
};

export const responseAfterResolution: Rule = {
  id: 'response-after-resolution',
  severity: 'error',
  why: 'What is resolved was answered before.',
  fix: 'Correct one of the two times.',
  find: (scene) =>
    pairs(scene, ['response', 'resolution']).flatMap(([response, resolution]) =>
      response.priority === resolution.priority && isLonger(response, resolution)
        ? [
            found(
              response,
              `(${response.within}) takes longer than ${targetName(resolution)} (${resolution.within})`,
            ),
          ]
        : [],
    ),
};

export const upsideDown: Rule = {
  id: 'priorities-upside-down',
  severity: 'error',
  why: 'What is more urgent would be promised later.',
  fix: 'Exchange the times, or the priorities.',
  find: (scene) =>
    (['response', 'resolution', 'update'] as const).flatMap((kind) =>
      pairs(scene, [kind, kind]).flatMap(([a, b]) =>
        /^P?\d+$/i.test(a.priority) &&
        /^P?\d+$/i.test(b.priority) &&
        a.priority < b.priority &&
        isLonger(a, b)
          ? [found(a, `(${a.within}) takes longer than ${targetName(b)} (${b.within})`)]
          : [],
      ),
    ),
};

export const priorityWithoutResolution: Rule = {
  id: 'priority-gap',
  severity: 'hint',
  why: 'An answer without an end can be waited for for ever.',
  fix: 'Promise a resolution for it as well, or say in the description why not.',
  find: (scene) => {
    const of = (kind: string) => timed(scene).filter((target) => target.kind === kind);
    const resolved = of('resolution').map(({ priority }) => priority);
    if (resolved.length === 0 || resolved.includes('any')) return [];
    return of('response')
      .filter(({ priority }) => priority !== 'any' && !resolved.includes(priority))
      .map((target) => found(target, 'has no resolution to follow it'));
  },
};

function timed({ agreement }: Pick<LintScene, 'agreement'>): readonly TimedTarget[] {
  return agreement.terms.targets.filter(isTimed);
}

function found(target: TimedTarget, words: string): Found {
  return { target: target.key, sentence: `${targetName(target)} ${words}.` };
}

/** One sentence for all of them: many alike are read by nobody. */
function together(targets: readonly TimedTarget[], one: string, many: string): readonly Found[] {
  const [first] = targets;
  if (!first) return [];
  if (targets.length === 1) return [found(first, one)];
  return [{ sentence: `${targets.map(targetName).join(', ')} ${many}.` }];
}

function pairs(
  scene: LintScene,
  [first, second]: readonly [string, string],
): readonly (readonly [TimedTarget, TimedTarget])[] {
  const all = timed(scene).filter(({ segment }) => segment === undefined);
  const others = all.filter(({ kind }) => kind === second);
  return all
    .filter(({ kind }) => kind === first)
    .flatMap((a) => others.filter((b) => b !== a).map((b) => [a, b] as const));
}

/** Longer in the same unit; units never convert into one another. */
function isLonger(a: TimedTarget, b: TimedTarget): boolean {
  const [x, y] = [readDuration(a.within), readDuration(b.within)];
  if (!x || !y || x.unit !== y.unit) return false;
  if ('ms' in x && 'ms' in y) return x.ms > y.ms;
  return 'days' in x && 'days' in y && x.unit === 'business-days' && x.days > y.days;
}

function isHolder(register: LintScene['register'], holder: string): boolean {
  return register.parties.has(holder) || ['customer', 'provider', 'supplier'].includes(holder);
}
