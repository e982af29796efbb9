import { z } from 'zod';
import { AccordError } from '../../domain/error.ts';
import { didYouMean } from '../../domain/register/nearest.ts';
import { firstSteps } from '../../usecases/register/first-steps.ts';
import { type Answer, answer } from '../answer.ts';
import { context, header, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { isDatabaseDown } from '../failures.ts';
import type { Session } from '../session.ts';
import { type Command, type CommandWords, command, wordsOf } from './command.ts';
import { grouped } from './groups.ts';

const HELP: CommandWords = {
  name: 'help',
  aliases: ['?', 'hilfe', '--help', '-h'],
  usage: 'help [command]',
  summary: 'What I can do, or more about one command.',
  examples: ['help status'],
};

const helpArguments = z.object({
  words: z.array(z.string()).max(1, 'I can explain one command at a time.'),
});

/** The command that explains the others. */
export function createHelp(others: readonly Command[]): Command {
  return command({
    ...HELP,
    options: [],
    arguments: helpArguments,
    run: async (session, { words: [name] }) =>
      name === undefined
        ? overview(await meantFor(session, [...others, HELP]))
        : explain(name, [...others, HELP]),
  });
}

/** The commands that somebody may use: people of customers are not told of what is refused to them. */
export async function meantFor<Listed extends CommandWords>(
  session: Session,
  commands: readonly Listed[],
): Promise<readonly Listed[]> {
  const forStaff = await isForStaff(session);
  return commands.filter(({ inside }) => forStaff || !inside);
}

// Help is given without the database, too: then of what everybody may use.
async function isForStaff(session: Session): Promise<boolean> {
  try {
    return (await firstSteps(await session.open())).forStaff;
  } catch (error) {
    if (isDatabaseDown(error)) return false;
    throw error;
  }
}

/** The commands by what they are for, one line for each. */
export function commandGroups(commands: readonly CommandWords[]): readonly Mrkdwn[] {
  return grouped(commands).map(({ title, members }) => {
    const lines = members.map(({ usage, summary }) => mrkdwn`\`/sla ${usage}\` – ${summary}`);
    return join([mrkdwn`*${title}*`, ...lines], '\n');
  });
}

function overview(commands: readonly CommandWords[]): Answer {
  return answer(mrkdwn`What Accord can do: ${commands.map(({ name }) => name).join(', ')}`, [
    section(
      mrkdwn`👋 I keep an eye on what was promised about your services: how each promise stands, and what is about to be missed.`,
    ),
    ...commandGroups(commands).map((group) => section(group)),
    context(
      mrkdwn`\`/sla help <command>\` shows examples. Names with spaces go in quotes: \`/sla status "web shop"\`. My Home tab shows your services at a glance.`,
    ),
  ]);
}

function explain(name: string, commands: readonly CommandWords[]): Answer {
  const wanted = name.toLowerCase();
  const found = commands.find((one) => one.name === wanted || one.aliases.includes(wanted));
  if (!found) throw unknown(name, commands);
  const { usage, summary, examples, aliases } = found;
  const others = aliases.filter((alias) => /^\w+$/.test(alias)).join(', ');
  return answer(mrkdwn`/sla ${usage} – ${summary}`, [
    header(`/sla ${found.name}`),
    section(mrkdwn`${summary}\n\`/sla ${usage}\``),
    section(
      join([mrkdwn`*Examples*`, ...examples.map((example) => mrkdwn`\`/sla ${example}\``)], '\n'),
    ),
    ...(others ? [context(mrkdwn`You can also write: ${others}`)] : []),
  ]);
}

function unknown(name: string, commands: readonly CommandWords[]): AccordError {
  const hint = didYouMean(name, wordsOf(commands));
  return new AccordError(
    'not-found',
    `There is no command “${name}”${hint || '.'} Type /sla help to see all of them.`,
  );
}
