import { z } from 'zod';
import { member } from '../../domain/register/problem.ts';
import { context, type KnownBlock } from '../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { refusalOf } from '../notices/refusals.ts';
import type { Session } from '../session.ts';
import { askUserGroups } from '../user-groups.ts';

/** People and user groups as a party or a file names them. */
export type NamedIds = { readonly users: readonly string[]; readonly groups: readonly string[] };

/** So many are looked up, one after the other. */
const MOST = 30;

const listed = z.object({
  user: z.string().optional().catch(undefined),
  group: z.string().optional().catch(undefined),
});

/** The ids that the people of a party carry. */
export function idsOfPeople(terms: unknown): NamedIds {
  const people = member(terms, 'people');
  const all: readonly unknown[] = Array.isArray(people) ? people : [];
  const read = all.flatMap((one) => listed.safeParse(one).data ?? []);
  return {
    users: read.flatMap(({ user }) => user ?? []),
    groups: read.flatMap(({ group }) => group ?? []),
  };
}

/** The ids that people carry in a file. */
export function idsInText(text: string): NamedIds {
  const all = (name: string, letters: string) =>
    [...text.matchAll(new RegExp(`\\b${name}:\\s*["']?([${letters}][A-Z0-9]{2,20})\\b`, 'g'))].map(
      ([, id]) => String(id),
    );
  return { users: all('user', 'UW'), groups: all('group', 'S') };
}

/** Warns of people and user groups that Slack does not know; it is no mistake, because they may join later. */
export async function unknownPeopleBlocks(
  session: Session,
  { users, groups }: NamedIds,
): Promise<readonly KnownBlock[]> {
  const lines = [
    ...(await strangers(session, [...new Set(users)].slice(0, MOST))),
    ...(groups.length > 0 ? await strangeGroups(session, [...new Set(groups)]) : []),
  ];
  return lines.map((line) => context(mrkdwn`⚠️ ${line}`));
}

async function strangers(
  { client, log }: Session,
  users: readonly string[],
): Promise<readonly Mrkdwn[]> {
  const unknown: string[] = [];
  for (const user of users) {
    try {
      await client.users.info({ user });
    } catch (error) {
      if (/^users?_not_(found|visible)$/.test(refusalOf(error) ?? '')) unknown.push(user);
      else log.warn({ err: error }, 'a person could not be looked up');
    }
  }
  return unknown.map((user) => mrkdwn`Slack knows nobody with the id \`${user}\`.`);
}

async function strangeGroups(
  { client, log }: Session,
  groups: readonly string[],
): Promise<readonly Mrkdwn[]> {
  const known = await askUserGroups(client, log).catch(() => null);
  if (known === null) {
    return [
      mrkdwn`I may not see who is in user groups, so I do not recognise their members. The app has to be installed again with its manifest.`,
    ];
  }
  return groups
    .filter((group) => !known.has(group))
    .map((group) => mrkdwn`Slack knows no user group with the id \`${group}\`.`);
}
