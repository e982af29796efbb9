import { isZone } from '../../domain/calendar/zone-name.ts';
import type { Path } from '../../domain/register/problem.ts';
import { type Reading, textAt } from './reading.ts';

/** Over which time an objective is judged, and in which zone when it follows the calendar. */
export type Window = {
  readonly period: string;
  readonly timeZone: string | null;
  readonly from: string | null;
};

const DURATION = /^([1-9]\d{0,4})([mhdwMQY])$/;
const START = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}:\d{2})(?::00)?$/;
const LONGEST = 731;
const WINDOWS: Path = ['spec', 'timeWindow'];

/** Calendar periods of Accord, and how many months each has. */
const PERIODS: Readonly<Record<string, string>> = { '1': 'month', '3': 'quarter', '12': 'year' };
const MONTHS: Readonly<Record<string, number>> = { M: 1, Q: 3, Y: 12 };

/** The window of an SLO as a period; null, and a refusal, where none of Accord's means the same. */
export function readWindow(reading: Reading, usual: string | undefined): Window | null {
  const windows = reading.take(WINDOWS);
  const list = Array.isArray(windows) ? windows : [];
  if (windows !== undefined && windows !== null && !Array.isArray(windows)) {
    return reading.refuse(WINDOWS, 'is no list: OpenSLO wants a list of one window');
  }
  if (list.length > 1) return reading.refuse(WINDOWS, 'has several windows: OpenSLO allows one');
  if (list.length === 0) {
    if (usual !== undefined) return { period: usual, timeZone: null, from: null };
    return reading.refuse(
      WINDOWS,
      'says no window: add one such as { duration: 28d, isRolling: true }, or --period month',
    );
  }
  const base = [...WINDOWS, 0];
  const duration = textAt(reading, [...base, 'duration']) ?? '';
  const rolling = reading.take([...base, 'isRolling']) === true;
  const aligned = reading.look([...base, 'calendar']) !== undefined;
  if (rolling && aligned) {
    return reading.refuse(base, 'is rolling and follows the calendar: only one of both can be');
  }
  if (!rolling && !aligned) {
    return reading.refuse(base, 'is neither rolling nor has a calendar: say one of both');
  }
  return rolling ? readRolling(reading, base, duration) : readAligned(reading, base, duration);
}

function readRolling(reading: Reading, base: Path, duration: string): Window | null {
  const path = [...base, 'duration'];
  const [, count = '0', unit = ''] = DURATION.exec(duration) ?? [];
  const days = { d: 1, w: 7, h: 1 / 24, m: 1 / 1440 }[unit];
  if (days === undefined) {
    const known = unit === '' ? `“${duration}” is no duration` : `${duration} has no fixed length`;
    return reading.refuse(path, `${known}: write whole days, such as 30d`);
  }
  const length = Number(count) * days;
  if (!Number.isInteger(length)) {
    return reading.refuse(
      path,
      `${duration} is no number of whole days: Accord judges promises over whole days`,
    );
  }
  if (length > LONGEST) return reading.refuse(path, `${duration} is more than ${LONGEST} days`);
  reading.note(path, `is read as the last ${length} whole days, in the zone of the agreement`);
  return { period: `rolling ${length}d`, timeZone: null, from: null };
}

function readAligned(reading: Reading, base: Path, duration: string): Window | null {
  const timeZone = textAt(reading, [...base, 'calendar', 'timeZone']) ?? '';
  const start = textAt(reading, [...base, 'calendar', 'startTime']) ?? '';
  const [, year, month = '', day = '', time] = START.exec(start) ?? [];
  if (!isZone(timeZone)) {
    return reading.refuse([...base, 'calendar', 'timeZone'], `“${timeZone}” is no time zone`);
  }
  if (year === undefined) {
    const path = [...base, 'calendar', 'startTime'];
    return reading.refuse(path, `“${start}” is no time such as 2026-01-01 00:00:00`);
  }
  const period = alignedPeriod(duration, `${year}-${month}-${day}`);
  if (period === null) {
    const wanted = 'Accord knows weeks, months, quarters and years (1w, 1M, 1Q, 1Y)';
    return reading.refuse([...base, 'duration'], `“${duration}” is no period of Accord: ${wanted}`);
  }
  if (time !== '00:00' || !period.startsOn(Number(month), Number(day))) {
    const path = [...base, 'calendar', 'startTime'];
    return reading.refuse(
      path,
      `${start} is not ${period.begins}, where a ${period.name} of Accord begins`,
    );
  }
  return { period: period.name, timeZone, from: `${year}-${month}-${day}` };
}

type Period = {
  readonly name: string;
  readonly begins: string;
  readonly startsOn: (month: number, day: number) => boolean;
};

function alignedPeriod(duration: string, date: string): Period | null {
  const [, count = '0', unit = ''] = DURATION.exec(duration) ?? [];
  if (duration === '1w' || duration === '7d') {
    const monday = () => new Date(`${date}T00:00:00Z`).getUTCDay() === 1;
    return { name: 'week', begins: 'midnight of a Monday', startsOn: monday };
  }
  const months = Number(count) * (MONTHS[unit] ?? 0);
  const name = PERIODS[String(months)];
  if (name === undefined) return null;
  return {
    name,
    begins:
      months === 1
        ? 'midnight of a first day of a month'
        : `midnight of the first day of a ${name}`,
    startsOn: (month, day) => day === 1 && (month - 1) % months === 0,
  };
}
