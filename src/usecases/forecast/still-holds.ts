import type { Forecast } from '../../domain/forecast/forecast.ts';
import type { Figure } from '../../domain/target/figure.ts';

/** Whether what has happened since a forecast was made has not refuted it: it is made once a day. */
export function stillHolds({ basis }: Forecast, { verdict }: Figure): boolean {
  if (verdict === 'breached') return false;
  return basis !== 'certain-met' || verdict !== 'at-risk';
}
