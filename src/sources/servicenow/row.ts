import type { Instant } from '../../domain/calendar/instant.ts';
import type { Columns } from './columns.ts';
import type { ReadTime } from './local-time.ts';
import { findState, stateNames } from './state.ts';

/** One row of the export that matters: the incident as it stood after one update. */
export type Row = {
  readonly number: string;
  readonly modCount: number;
  readonly updatedAt: Instant;
  readonly openedAt: Instant | null;
  readonly state: string;
  readonly priority: string | null;
  readonly line: number;
};

/** How the dates of one file are read, and the instant after which an update is refused. */
export type RowLimits = { readonly readTime: ReadTime; readonly latest: Instant };

type Format = RowLimits & { readonly columns: Columns };

/** A row from the fields of one record, or the reason why there is none. */
export function readRow(fields: readonly string[], format: Format): Omit<Row, 'line'> | string {
  const { columns, readTime, latest } = format;
  const text = (index: number) => (fields[index] ?? '').trim();
  const number = text(columns.number);
  if (isUnknown(number)) return 'it has no number';
  const modCount = text(columns.sys_mod_count);
  if (!/^\d{1,9}$/.test(modCount)) return `sys_mod_count “${modCount}” is not a whole number`;
  const state = text(columns.incident_state);
  if (!findState(state)) return `the state “${state}” is none of ${stateNames()}`;
  const updated = text(columns.sys_updated_at);
  const updatedAt = readTime(updated);
  if (updatedAt === null) return notADate('sys_updated_at', updated);
  if (updatedAt > latest) return `sys_updated_at “${updated}” lies in the future`;
  const opened = text(columns.opened_at);
  const openedAt = isUnknown(opened) ? null : readTime(opened);
  if (openedAt === null && !isUnknown(opened)) return notADate('opened_at', opened);
  const priority = readPriority(text(columns.priority));
  if (priority === undefined)
    return `the priority “${text(columns.priority)}” starts with no digit`;
  return { number, modCount: Number(modCount), updatedAt, openedAt, state, priority };
}

function readPriority(text: string): string | null | undefined {
  if (isUnknown(text)) return null;
  const digit = /^[1-9](?!\d)/.exec(text)?.[0];
  return digit && `P${digit}`;
}

function isUnknown(text: string): boolean {
  return text === '' || text === '?';
}

function notADate(column: string, text: string): string {
  return `${column} “${text}” is not a date such as 29-02-2016 01:16 or 2016-02-29 01:16:00`;
}
