const RAISE_FROM = 0.5;
const CLEAR_UP_TO = 0.3;

/** Whether a forecast alarm is on after the next forecast: between the two limits it stays as it was. */
export function alarmAfter(raised: boolean, probability: number | null): boolean {
  if (probability === null) return raised;
  return raised ? probability > CLEAR_UP_TO : probability >= RAISE_FROM;
}
