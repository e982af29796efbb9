import { isRolling } from '../../domain/calendar/period.ts';
import { AccordError } from '../../domain/error.ts';
import { agreementInForce } from '../../domain/register/register.ts';
import { keepForecast } from '../../storage/forecasts.ts';
import { targetMeant } from '../backtest/named-target.ts';
import { currentRevision } from '../status/list-agreements.ts';
import { agreementMeant, openView, type Setting, type Viewing } from '../status/viewing.ts';
import { keptOf, makeForecast, type TargetForecast } from './make-forecast.ts';

/** Forecasts the running period of a promise; the first forecast of a day is kept, to be scored later. */
export async function forecastTarget(
  context: Setting,
  wanted: { readonly agreement: string; readonly target: string },
): Promise<TargetForecast> {
  return forecastIn(context, await openView(context), wanted);
}

/** Forecasts every promise of an agreement that has an end to forecast. */
export async function forecastAgreement(
  context: Setting,
  text: string,
): Promise<readonly TargetForecast[]> {
  const view = await openView(context);
  const meant = agreementMeant(view, text);
  const { key, terms } = currentRevision(view.visible, meant.key, context.now) ?? meant;
  const ending = terms.targets.filter(({ period }) => !isRolling(period));
  const made: TargetForecast[] = [];
  for (const target of ending.length > 0 ? ending : terms.targets) {
    made.push(await forecastIn(context, view, { agreement: key, target: target.key }));
  }
  return made;
}

async function forecastIn(
  context: Setting,
  view: Viewing,
  wanted: { readonly agreement: string; readonly target: string },
): Promise<TargetForecast> {
  const { now, database, workspace } = context;
  const named = targetMeant(view, { ...wanted, at: now });
  const { key } = named.agreement;
  if (!agreementInForce(view.register, key, now)) throw notInForce(key);
  if (isRolling(named.target.period)) throw rolling(named.target.key);
  const made = await makeForecast(context, { register: view.register, named });
  await keepForecast(database, { workspaceId: workspace.id, ...keptOf(made) });
  return made;
}

function notInForce(key: string): AccordError {
  return new AccordError(
    'conflict',
    `${key} is not in force now, so there is nothing to forecast.`,
  );
}

function rolling(key: string): AccordError {
  return new AccordError(
    'invalid',
    `“${key}” is about the last days, which end every day, so there is no end to forecast.`,
  );
}
