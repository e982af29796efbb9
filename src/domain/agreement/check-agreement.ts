import { type Known, missingReference } from '../register/known.ts';
import type { Problem } from '../register/problem.ts';
import { repeated } from '../register/repeated.ts';
import { checkContents, checkRequirements } from './check-contents.ts';
import { checkCredits } from './check-credits.ts';
import { checkChannels, checkParties, checkPeople } from './check-parties.ts';
import { checkSegments } from './check-segments.ts';
import { checkSupport } from './check-support.ts';
import { type SoundParts, soundParts } from './sound-parts.ts';

/** What is wrong with an agreement beyond the form of its terms: with itself and with what it refers to. */
export function checkAgreement(known: Known, key: string, terms: unknown): readonly Problem[] {
  const parts = soundParts.safeParse(terms).data;
  if (!parts) return [];
  return [
    ...checkContents(parts, terms),
    ...checkParties(known, parts),
    ...checkReferences(known, parts),
    ...checkSegments(known, parts),
    ...checkRequirements(known, parts),
    ...checkEffective(parts),
    ...checkHolidays(known, parts),
    ...repeated(
      parts.targets.map((target) => target.key),
      { path: ['targets'], inside: 'key', noun: 'target' },
    ),
    ...checkCredits(parts, terms),
    ...checkSupport(known, key, parts),
    ...checkPeople(known, parts),
    ...checkChannels(known, parts),
  ];
}

function checkReferences(known: Known, parts: SoundParts): readonly Problem[] {
  return [
    ...parts.services.flatMap((key, index) =>
      missingReference(known, 'service', { key, path: ['services', index] }),
    ),
    ...repeated(parts.services, { path: ['services'], noun: 'service' }),
    ...missingReference(known, 'calendar', { key: parts.calendar, path: ['calendar'] }),
    ...missingReference(known, 'calendar', { key: parts.support, path: ['support'] }),
    ...parts.targets.flatMap(({ calendar }, index) =>
      missingReference(known, 'calendar', { key: calendar, path: ['targets', index, 'calendar'] }),
    ),
  ];
}

/** Public holidays that are missing would silently be measured as working days. */
function checkHolidays(
  { register }: Known,
  { calendar, effective }: SoundParts,
): readonly Problem[] {
  const document = register.calendars.get(calendar)?.at(-1)?.document;
  const first = document?.observed[0]?.date.slice(0, 4);
  if (!first || !effective.from || effective.from.slice(0, 4) >= first) return [];
  const message = `the public holidays of “${calendar}” are known from ${first} on: expected the calendar in the same import, so that earlier years are added`;
  return [{ path: ['effective', 'from'], message }];
}

function checkEffective({ effective }: SoundParts): readonly Problem[] {
  const { from, to, renewal } = effective;
  const path = ['effective', 'to'];
  if (to && from && to < from) {
    return [
      {
        path,
        message: `${to} is before the first day ${from}: expected the last day, which still belongs to the agreement`,
      },
    ];
  }
  if (to === undefined && renewal !== undefined && renewal.kind !== 'none') {
    return [
      {
        path: ['effective', 'renewal'],
        message: 'an agreement without a last day has nothing to renew: expected “to” as well',
      },
    ];
  }
  return [];
}
