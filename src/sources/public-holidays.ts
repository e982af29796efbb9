import Holidays from 'date-holidays';
import { DAY } from '../domain/calendar/instant.ts';

/** A public holiday on the local date on which it is observed in a region. */
export type PublicHoliday = {
  readonly date: string;
  readonly name: string;
  readonly region: string;
};

/** Whether public holidays are known for a country or region such as DE or DE-BE. */
export function isHolidayRegion(region: string): boolean {
  const [country = '', state, part] = region.split('-');
  const known = new Holidays();
  if (!Object.hasOwn(known.getCountries() ?? {}, country)) return false;
  if (state === undefined) return true;
  if (!Object.hasOwn(known.getStates(country) ?? {}, state)) return false;
  return part === undefined || Object.hasOwn(known.getRegions(country, state) ?? {}, part);
}

/** A country or region as people say it: “Berlin (DE-BE)”. */
export function regionName(region: string): string {
  const [country = '', state, part] = region.split('-');
  const known = new Holidays();
  const name =
    state === undefined
      ? known.getCountries('en')?.[country]
      : part === undefined
        ? known.getStates(country, 'en')?.[state]
        : known.getRegions(country, state, 'en')?.[part];
  return name === undefined ? region : `${name} (${region})`;
}

/** The regions one may have meant: those of the country, or all countries when there is none such. */
export function holidayRegions(country: string): readonly string[] {
  const known = new Holidays();
  const states = Object.keys(known.getStates(country) ?? {});
  return states.length > 0
    ? [country, ...states.map((state) => `${country}-${state}`)]
    : Object.keys(known.getCountries() ?? {});
}

/** The public holidays of a region, year by year: whole days on which offices are closed, no observances. */
export function publicHolidays(region: string, years: readonly number[]): readonly PublicHoliday[] {
  const [country = '', state = '', part = ''] = region.split('-');
  const calendar = new Holidays({ country, state, region: part }, { types: ['public'] });
  const dated = years.flatMap((year) =>
    calendar.getHolidays(year).flatMap(({ date, start, end, name }) =>
      datesOf(date.slice(0, 10), end.getTime() - start.getTime()).map((day) => ({
        date: day,
        name,
        region,
      })),
    ),
  );
  return [...new Map(dated.map((holiday) => [holiday.date, holiday])).values()];
}

/** Some holidays, such as Eid al-Fitr, last several days. */
function datesOf(first: string, length: number): readonly string[] {
  const days = Math.max(1, Math.round(length / DAY));
  const start = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: days }, (_, day) =>
    new Date(start + day * DAY).toISOString().slice(0, 10),
  );
}
