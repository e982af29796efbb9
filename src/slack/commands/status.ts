import { z } from 'zod';
import type { Register } from '../../domain/register/register.ts';
import { findAgreement, findParty, findService } from '../../domain/register/search.ts';
import { loadRegister } from '../../usecases/register/load-register.ts';
import type { StatusQuery } from '../answers/status-query.ts';
import { tellStatus } from '../answers/tell-status.ts';
import { isChannel } from '../interactions/status/place.ts';
import { at, readAt } from './at.ts';
import { command } from './command.ts';

/** `/sla status`: how the promises about a service stand. */
export const status = command({
  name: 'status',
  aliases: ['st', 'stand', 'how'],
  usage: 'status [service] [customer] [--at date]',
  summary: 'How the promises stand: what was attained, what is left, what is at risk now.',
  examples: ['status email', 'status "web shop" acme', 'status email --at 2026-03-31'],
  options: ['at'],
  arguments: z.object({ words: z.array(z.string()), at }),
  run: async (session, given) => {
    const context = await session.open();
    const asOf = readAt(given.at, { now: context.now, timeZone: session.timeZone });
    const register = given.words.length > 0 ? await loadRegister(context) : null;
    const query = {
      page: 0,
      ...(register && meant(register, given.words)),
      ...(asOf !== undefined && { at: asOf }),
    };
    const channel = isChannel(session.actor.channelId ?? null);
    return tellStatus(session, { query, place: { kind: 'private', channel } });
  },
});

type Meant = Pick<StatusQuery, 'service' | 'customer' | 'agreement'>;

/** Which of the words name the service, the customer or an agreement; names of several words need no quotes. */
function meant(register: Register, words: readonly string[]): Meant {
  const splits = words.map((_word, index) => split(words, words.length - index));
  const known = splits.find(({ service }) => findService(register, service).match !== null);
  if (known) return known;
  const all = words.join(' ');
  if (findAgreement(register, all).match !== null) return { agreement: all };
  if (findParty(register, all).match !== null) return { customer: all };
  const near = splits.find(({ service }) => findService(register, service).suggestions.length > 0);
  return near ?? split(words, 1);
}

function split(words: readonly string[], length: number): Meant & { readonly service: string } {
  const service = words.slice(0, length).join(' ');
  const customer = words.slice(length).join(' ');
  return { service, ...(customer && { customer }) };
}
