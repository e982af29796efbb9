/** A time of the day; one of 24:00 is 00:00, a day later. */
export type SpokenClock = { readonly hour: number; readonly minute: number; readonly days: 0 | 1 };

const CLOCK = /^(\d{1,2})(?:[:.h](\d{2})|h)? ?(am|pm|uhr)?$/;

/** The time of the day that a text such as “22:00”, “9.30” or “6pm” names; null when it names none. */
export function readSpokenClock(text: string): SpokenClock | null {
  const [whole, hours = '', minutes, half] = CLOCK.exec(text) ?? [];
  // A number alone may be anything.
  if (whole === undefined || whole === hours) return null;
  const minute = Number(minutes ?? 0);
  const hour = hourOf(Number(hours), half);
  if (hour === null || minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return hour === 24 ? { hour: 0, minute, days: 1 } : { hour, minute, days: 0 };
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half !== 'am' && half !== 'pm') return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
