import { AccordError } from '../../domain/error.ts';
import type { Register } from '../../domain/register/register.ts';
import { keepForecast } from '../../storage/forecasts.ts';
import { calendarMeant } from '../backtest/named-target.ts';
import type { Context } from '../context.ts';
import { loadRegister } from '../register/load-register.ts';
import { type DueForecast, dueForecasts } from './due-forecasts.ts';
import { keptOf, makeForecast } from './make-forecast.ts';
import { tellAlarm } from './tell-alarm.ts';

/** So many forecasts are made at a time; the next tick goes on. */
const AT_ONCE = 100;

/** Forecasts the running period of every promise once a day, and tells when one becomes likely to be missed. */
export async function forecastPeriods(context: Context): Promise<number> {
  const register = await loadRegister(context);
  const failures: unknown[] = [];
  let made = 0;
  for (const due of await dueForecasts(context, register)) {
    if (made === AT_ONCE) break;
    try {
      await forecastOne(context, register, due);
      made += 1;
    } catch (error) {
      // One promise that cannot be measured keeps no other from being forecast.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw unforecast(failures);
  return made;
}

async function forecastOne(
  context: Context,
  register: Register,
  { agreement, target }: DueForecast,
): Promise<void> {
  const calendar = calendarMeant(register, agreement.terms.calendar);
  const made = await makeForecast(context, { register, named: { agreement, target, calendar } });
  await context.database.transaction(async (tx) => {
    const kept = { workspaceId: context.workspace.id, ...keptOf(made) };
    if (await keepForecast(tx, kept)) await tellAlarm(tx, context, { register, agreement, made });
  });
}

function unforecast(failures: readonly unknown[]): AccordError {
  return new AccordError(
    'internal',
    `${failures.length} promises cannot be forecast. They are tried again at the next tick.`,
    { cause: new AggregateError(failures) },
  );
}
