import { isRolling } from '../../domain/calendar/period.ts';
import { AccordError } from '../../domain/error.ts';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { findAgreement, findService } from '../../domain/register/search.ts';
import { neitherMeant } from '../status/neither-meant.ts';
import { showStatus } from '../status/show-status.ts';
import type { AgreementStatus, TargetStatus } from '../status/status-report.ts';
import { openView, type Setting, type Viewing } from '../status/viewing.ts';
import { forecastTarget } from './forecast-target.ts';
import { stillHolds } from './still-holds.ts';

/** How the running period of a promise stands and how it will probably end. */
export type Outlook = Omit<TargetStatus, 'forecast'> & { readonly forecast: Forecast };

/** How the running periods of some agreements will probably end. */
export type Forecasts = {
  readonly key: string;
  readonly name: string;
  readonly asOf: number;
  readonly agreements: readonly {
    readonly key: string;
    readonly name: string;
    readonly outlooks: readonly Outlook[];
  }[];
};

/** The outlook for every promise of an agreement, or of all agreements about a service, for the provider’s own people. */
export async function forecastMeant(context: Setting, text: string): Promise<Forecasts> {
  const view = await openView(context);
  requireAuthority(view.authority, 'see-forecasts', 'anything');
  const { name, ...question } = meant(view, text);
  const { asOf, agreements } = await showStatus(context, question);
  const all = [];
  for (const agreement of agreements) {
    const { key, name } = agreement;
    all.push({ key, name, outlooks: await outlooksOf(context, agreement) });
  }
  const told = all.filter(({ outlooks }) => outlooks.length > 0);
  if (told.length === 0) throw nothing(name);
  return { key: question.agreement ?? question.service, name, asOf, agreements: told };
}

/** Of each promise that has an end to forecast; what was forecast of late is not reckoned once more. */
async function outlooksOf(
  context: Setting,
  { key, targets }: AgreementStatus,
): Promise<readonly Outlook[]> {
  const all: Outlook[] = [];
  for (const { forecast: kept, ...target } of targets) {
    if (isRolling(target.terms.period)) continue;
    const holds = kept !== undefined && stillHolds(kept.forecast, target.figure);
    const wanted = { agreement: key, target: target.terms.key };
    const { forecast } = holds ? kept : await forecastTarget(context, wanted);
    all.push({ ...target, forecast });
  }
  return all;
}

type Meant =
  | { readonly name: string; readonly agreement: string; readonly service?: undefined }
  | { readonly name: string; readonly service: string; readonly agreement?: undefined };

/** An agreement when the words name one exactly; then a service; then an agreement by its name. */
function meant(view: Viewing, text: string): Meant {
  const { visible } = view;
  const service = findService(visible, text).match;
  const agreement = findAgreement(visible, text).match;
  if (agreement && (agreement.key === text || !service)) {
    return { name: agreement.terms.name ?? agreement.key, agreement: agreement.key };
  }
  if (service) return { name: service.terms.name, service: service.key };
  throw neitherMeant(view, text);
}

function nothing(name: string): AccordError {
  return new AccordError(
    'conflict',
    `Nothing that is in force promises anything about ${name} by the end of a week, month, quarter or year, so there is no end to forecast.`,
  );
}
