import type { Named, ServiceSheet } from '../../usecases/service/show-service.ts';
import { type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { standingWords } from '../wording/service-signs.ts';

/** Everything about a service, as groups of blocks that stay together. */
export function serviceGroups(sheet: ServiceSheet): readonly (readonly KnownBlock[])[] {
  return [
    [section(join([standing(sheet), text(sheet.description), facts(sheet)], '\n'))],
    titled(
      mrkdwn`*Agreements in force*`,
      sheet.agreements.map(
        ({ kind, name, key, customerName }) =>
          mrkdwn`• ${kind} ${name} (\`${key}\`), for ${customerName}`,
      ),
    ),
    titled(
      mrkdwn`*Wished for*`,
      sheet.wishes.map(({ wish, customerName }) => mrkdwn`• ${customerName}: ${wish}`),
    ),
    titled(mrkdwn`*Depends on*`, lines(sheet.dependsOn)),
    titled(mrkdwn`*Needed by*`, lines(sheet.neededBy)),
    titled(mrkdwn`*Suppliers*`, lines(sheet.suppliers ?? [])),
    titled(mrkdwn`*Customers*`, lines(sheet.customers)),
  ];
}

function standing({ key, state, promised, revision }: ServiceSheet): Mrkdwn {
  return mrkdwn`${standingWords(state, promised)} · revision ${revision} · \`${key}\``;
}

function facts(sheet: ServiceSheet): Mrkdwn {
  const { warranty, providerName, ownerName, aliases, sites, groups } = sheet;
  const { costPerMonth: cost, pricePerMonth: price } = sheet;
  return join(
    [
      labelled('Promised', warranty),
      labelled('Provided by', providerName),
      labelled('Owner', ownerName ?? (sheet.forStaff ? 'nobody yet' : null)),
      labelled('Also called', aliases.join(', ')),
      labelled('Sites', sites.join(', ')),
      labelled('User groups', groups.join(', ')),
      labelled('Costs', cost && `${cost.amount} ${cost.currency} a month`),
      labelled('Price', price && `${price.amount} ${price.currency} a month`),
    ],
    '\n',
  );
}

function labelled(label: string, words: string | null): Mrkdwn | null {
  return words ? mrkdwn`*${label}:* ${words}` : null;
}

function lines(named: readonly Named[]): readonly Mrkdwn[] {
  return named.map(({ key, name }) => mrkdwn`• ${name} (\`${key}\`)`);
}

function text(words: string | null): Mrkdwn | null {
  return words === null ? null : mrkdwn`${words}`;
}
