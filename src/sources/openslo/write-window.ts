const DAY = 86_400_000;
const ROLLING = /^rolling (\d+d)$/;
const DURATIONS: Readonly<Record<string, string>> = {
  week: '1w',
  month: '1M',
  quarter: '1Q',
  year: '1Y',
};

/** A period of Accord as a window of OpenSLO; those of the calendar begin with the one of the first day. */
export function writeWindow(
  period: string,
  { timeZone, from }: { readonly timeZone: string; readonly from: string },
): object {
  const [, days] = ROLLING.exec(period) ?? [];
  if (days !== undefined) return { duration: days, isRolling: true };
  const startTime = `${firstDay(period, from)} 00:00:00`;
  return { duration: DURATIONS[period], calendar: { startTime, timeZone }, isRolling: false };
}

function firstDay(period: string, date: string): string {
  const [year, month = 1] = date.split('-').map(Number);
  const first = (of: number) =>
    `${String(year).padStart(4, '0')}-${String(of).padStart(2, '0')}-01`;
  if (period === 'year') return first(1);
  if (period === 'quarter') return first(month - ((month - 1) % 3));
  if (period === 'month') return first(month);
  const at = Date.parse(`${date}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * DAY).toISOString().slice(0, 10);
}
