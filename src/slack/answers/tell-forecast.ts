import type { Instant } from '../../domain/calendar/instant.ts';
import { capitalised } from '../../domain/target/capitalised.ts';
import { isInPercent } from '../../domain/target/kind-words.ts';
import {
  type Forecasts,
  forecastMeant,
  type Outlook,
} from '../../usecases/forecast/forecast-meant.ts';
import { endingsWords, outlookWords } from '../../usecases/forecast/forecast-words.ts';
import { type Answer, answer } from '../answer.ts';
import { context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { verdictName, verdictSign } from '../wording/figure-words.ts';
import { promiseLine } from '../wording/promise-line.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';
import { attainedLine } from './target-block.ts';
import { whyButton } from './why-button.ts';

/** How the running periods will probably end, what is most in doubt first. */
export async function tellForecast(session: Session, query: PageQuery): Promise<Answer> {
  const found = await forecastMeant(await session.open(), query.words);
  const { key, name, asOf } = found;
  return answer(mrkdwn`How it will probably end: ${name}`, [
    ...pagedBlocks({
      title: `Forecast: ${name}`,
      groups: found.agreements.flatMap((one) => agreementGroups(one, asOf)),
      turn: 'forecast.turn',
      query: { ...query, words: key },
    }),
    context(
      mrkdwn`Reckoned from how the same promises fared before; nobody can know · only our own people see this`,
    ),
  ]);
}

type Agreement = Forecasts['agreements'][number];

function agreementGroups({ key, name, outlooks }: Agreement, asOf: Instant) {
  const title = section(mrkdwn`*${name}* (\`${key}\`)`);
  return outlooks
    .toSorted((a, b) => doubt(b) - doubt(a))
    .map((one) => promiseBlock(one, { key, asOf }))
    .map((block, index) => (index === 0 ? [title, block] : [block]));
}

/** What is lost already needs no forecast; of the rest, the likelier missed the more doubtful. */
function doubt({ figure, forecast }: Outlook): number {
  return figure.verdict === 'breached' ? -1 : (forecast.probability ?? 0.5);
}

type Place = { readonly key: string; readonly asOf: Instant };

function promiseBlock(one: Outlook, { key, asOf }: Place): KnownBlock {
  const { figure, objective, terms, forecast } = one;
  const seen = { figure, objective, inPercent: isInPercent(terms), unit: terms.period };
  const endings = endingsWords(forecast, seen);
  return section(
    join(
      [
        mrkdwn`${verdictSign(figure.verdict)} *${verdictName(figure, asOf)}* – ${promiseLine(terms)}`,
        attainedLine(one, { asOf }),
        mrkdwn`📈 ${capitalised(outlookWords(forecast, seen))}`,
        endings === '' ? null : mrkdwn`${capitalised(endings)}`,
      ],
      '\n',
    ),
    whyButton({ words: `${key} ${terms.key}`, at: asOf }),
  );
}
