import { dateWords } from '../domain/agreement/date-words.ts';
import { counted } from '../domain/target/duration-words.ts';
import { type ListedDate, listDates } from '../usecases/agreement/list-dates.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { wrapped } from './wrapped.ts';

type Options = { readonly json?: boolean };

/** `accord dates`: what happens when, as text or JSON. */
export const dates: CliCommand = (program, withSetting) => {
  program
    .command('dates')
    .argument('[name]', 'an agreement or a service; all of them when left out')
    .option('--json', 'as JSON')
    .description('when agreements end or renew, until when notice counts, when they are reviewed')
    .addHelpText('after', '\nExample:\n  accord dates acme-email')
    .action(async (of: string | undefined, options: Options) => {
      const found = await withSetting((setting) => listDates(setting, { of }));
      if (options.json) printJson(found);
      else print(found.length > 0 ? found.flatMap(lines).join('\n') : 'There is no date to come.');
    });
};

const KIND_NAMES: Readonly<Record<ListedDate['kind'], string>> = {
  notice: 'last day for notice',
  expiry: 'end',
  renewal: 'renewal',
  review: 'review',
  'support-ends': 'end of what carries it',
  'holidays-missing': 'holidays missing',
  'hours-end': 'end of its hours',
};

function lines(date: ListedDate): readonly string[] {
  const { on, kind, agreement, daysLeft, sentence } = date;
  const left = daysLeft < 0 ? `${counted(-daysLeft, 'day')} ago` : `in ${counted(daysLeft, 'day')}`;
  return [
    `${dateWords(on).padStart(11)}  ${agreement}: ${KIND_NAMES[kind]} (${daysLeft === 0 ? 'today' : left})`,
    ...wrapped(sentence, 13),
  ];
}
