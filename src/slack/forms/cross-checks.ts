import { readLocalDay } from '../../domain/calendar/local-date.ts';
import { member } from '../../domain/register/problem.ts';
import type { Complaints } from './read-fields.ts';

/** What goes wrong between fields, each beside the one that is easier to change. */
export function crossChecks(terms: unknown): Complaints {
  const { from, to, renewal } = datesOf(member(terms, 'effective'));
  const [customer, provider] = [member(terms, 'customer'), member(terms, 'provider')];
  const kind = member(renewal, 'kind');
  const term = member(renewal, 'term');
  return {
    ...(from !== null &&
      to !== null &&
      to < from && { 'effective.to': 'It ends before it begins.' }),
    ...(typeof customer === 'string' &&
      customer === provider && { provider: 'Customer and provider are the same.' }),
    ...((kind === 'tacit' || kind === 'express') &&
      term === undefined && { 'effective.renewal.term': 'Please say for how long it renews.' }),
    ...(kind === 'none' &&
      term !== undefined && { 'effective.renewal.term': 'It ends, so leave this empty.' }),
    ...(kind === undefined &&
      renewal !== undefined && { 'effective.renewal.kind': 'Please choose what happens.' }),
  };
}

function datesOf(effective: unknown) {
  const day = (name: string) => {
    const written = member(effective, name);
    return typeof written === 'string' ? readLocalDay(written) : null;
  };
  return { from: day('from'), to: day('to'), renewal: member(effective, 'renewal') };
}
