import type { CommandWords } from './command.ts';

/** What commands are for, in the order in which help shows them; what is not named here comes last. */
const GROUPS: readonly { readonly title: string; readonly names: readonly string[] }[] = [
  { title: 'How it stands', names: ['status', 'alerts', 'improvements', 'why', 'forecast'] },
  { title: 'When something is down', names: ['outage', 'maintenance'] },
  {
    title: 'What was agreed',
    names: ['services', 'service', 'agreements', 'show', 'examples', 'who', 'diff', 'history'],
  },
  { title: 'Agreeing on something else', names: ['propose', 'negotiations', 'negotiation'] },
  { title: 'What carries it', names: ['chain', 'lint', 'dates'] },
  { title: 'Keeping the register', names: ['new', 'edit', 'drafts', 'import', 'export'] },
];

type Group = { readonly title: string; readonly members: readonly CommandWords[] };

/** The commands in their groups; a group without any is left out. */
export function grouped(commands: readonly CommandWords[]): readonly Group[] {
  const known = GROUPS.flatMap(({ names }) => names);
  const others = commands.filter(({ name }) => !known.includes(name)).map(({ name }) => name);
  return [...GROUPS, { title: 'More', names: others }].flatMap(({ title, names }) => {
    const members = names.flatMap((name) => commands.find((one) => one.name === name) ?? []);
    return members.length > 0 ? [{ title, members }] : [];
  });
}
