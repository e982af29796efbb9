import { hoursFor } from '../../domain/agreement/hours.ts';
import { AccordError } from '../../domain/error.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import { keepForecast } from '../../storage/forecasts.ts';
import { calendarMeant, type NamedTarget } from '../backtest/named-target.ts';
import type { Context } from '../context.ts';
import { loadRegister } from '../register/load-register.ts';
import { quietWhile } from '../register/quiet-while.ts';
import { type DueForecast, dueForecasts, nextForecasts } from './due-forecasts.ts';
import { keptOf, makeForecast } from './make-forecast.ts';
import { type SharedPast, sharedPast } from './shared-past.ts';
import { tellAlarm } from './tell-alarm.ts';

/** So many forecasts are made at a time; the next tick goes on. */
const AT_ONCE = 100;

/** Forecasts the running period of every promise once a day, and tells when one becomes likely to be missed. */
export async function forecastPeriods(context: Context): Promise<number> {
  const { now } = context;
  const register = await loadRegister(context);
  if (quiet.is(register, { since: now, now })) return 0;
  const due = await dueForecasts(context, register);
  const failures: unknown[] = [];
  const pastOf = pastsOf(context, { register, due });
  let made = 0;
  for (const { agreement, target } of due) {
    if (made === AT_ONCE) break;
    try {
      const calendar = calendarMeant(register, hoursFor(agreement.terms, target));
      const past = pastOf(agreement);
      await forecastOne(context, { register, named: { agreement, target, calendar }, past });
      made += 1;
    } catch (error) {
      // One promise that cannot be measured keeps no other from being forecast.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw unforecast(failures);
  if (made === due.length) quiet.note(register, { from: now, to: nextForecasts(register, now) });
  return made;
}

// Which of many thousand promises were forecast today takes long to say.
const quiet = quietWhile();

type Due = { readonly register: Register; readonly due: readonly DueForecast[] };

/** What all due promises of an agreement are forecast from; of one agreement at a time, because it is much. */
function pastsOf(context: Context, { register, due }: Due) {
  let last: SharedPast | undefined;
  return (agreement: AgreementRevision): SharedPast => {
    if (last?.agreementKey === agreement.key) return last;
    const own = due.filter((each) => each.agreement.key === agreement.key);
    const all = own.map(({ target }) => {
      const calendar = calendarMeant(register, hoursFor(agreement.terms, target));
      return { agreement, target, calendar };
    });
    last = sharedPast(context, { register, all });
    return last;
  };
}

type One = {
  readonly register: Register;
  readonly named: NamedTarget;
  readonly past: SharedPast;
};

async function forecastOne(context: Context, one: One): Promise<void> {
  const made = await makeForecast(context, one);
  const { register, named } = one;
  const { agreement } = named;
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
