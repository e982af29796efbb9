import { AccordError } from '../../domain/error.ts';
import { didYouMean } from '../../domain/register/nearest.ts';
import type { Answer } from '../answer.ts';
import { draftInstead } from '../answers/draft-instead.ts';
import type { Session } from '../session.ts';
import { agreements } from './agreements.ts';
import { alerts } from './alerts.ts';
import { chain } from './chain.ts';
import { type Command, wordsOf } from './command.ts';
import { dates } from './dates.ts';
import { diff } from './diff.ts';
import { drafts } from './drafts.ts';
import { edit } from './edit.ts';
import { examples } from './examples.ts';
import { exportFile } from './export.ts';
import { forecast } from './forecast.ts';
import { createHelp } from './help.ts';
import { history } from './history.ts';
import { importFile } from './import.ts';
import { improvements } from './improvements.ts';
import { jobs } from './jobs.ts';
import { lint } from './lint.ts';
import { maintenance } from './maintenance.ts';
import { negotiation, negotiations } from './negotiation.ts';
import { newDocument } from './new.ts';
import { outage } from './outage.ts';
import { propose } from './propose.ts';
import { service } from './service.ts';
import { services } from './services.ts';
import { show } from './show.ts';
import { status } from './status.ts';
import { who } from './who.ts';
import { why } from './why.ts';
import { readWords } from './words.ts';

const WORKING: readonly Command[] = [
  status,
  alerts,
  improvements,
  why,
  forecast,
  services,
  service,
  agreements,
  show,
  examples,
  who,
  diff,
  history,
  propose,
  newDocument,
  edit,
  drafts,
  importFile,
  exportFile,
  chain,
  lint,
  dates,
  jobs,
  negotiation,
  negotiations,
  outage,
  maintenance,
];

/** Every command of `/sla`, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [...WORKING, createHelp(WORKING)];

/** Answers what somebody typed after `/sla`; nothing at all asks for help. */
export async function answerCommand(session: Session, text: string): Promise<Answer> {
  const { words, options } = readWords(text);
  const [name = 'help', ...rest] = words;
  const command = findCommand(COMMANDS, name);
  try {
    return await command.answer(session, { words: rest, options });
  } catch (error) {
    return (await draftInstead(session, { words: rest, error })) ?? throwAgain(error);
  }
}

function throwAgain(error: unknown): never {
  throw error;
}

function findCommand(commands: readonly Command[], name: string): Command {
  const wanted = name.toLowerCase();
  const found = commands.find((one) => one.name === wanted || one.aliases.includes(wanted));
  if (found) return found;
  // An emoji or an invisible character between quotation marks says nothing.
  const called = /[\p{L}\p{N}]/u.test(name) ? `the command “${name}”` : 'this command';
  const hint = didYouMean(wanted, wordsOf(commands));
  throw new AccordError(
    'invalid',
    `I do not know ${called}${hint || '.'} Type /sla help to see what I can do.`,
  );
}
