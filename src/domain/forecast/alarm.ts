const RAISE_FROM = 0.5;
const CLEAR_UP_TO = 0.3;

/** Whether a forecast alarm is on, and how often it has been raised in its period. */
export type Alarm = { readonly raised: boolean; readonly episode: number };

/** Whether a forecast alarm is on after the next forecast: between the two limits it stays as it was. */
export function alarmAfter(raised: boolean, probability: number | null): boolean {
  if (probability === null) return raised;
  return raised ? probability > CLEAR_UP_TO : probability >= RAISE_FROM;
}

/** The alarm after all the forecasts of a period, the oldest first. */
export function alarmOver(probabilities: readonly (number | null)[]): Alarm {
  return probabilities.reduce<Alarm>(
    ({ raised, episode }, probability) => {
      const now = alarmAfter(raised, probability);
      return { raised: now, episode: episode + Number(now && !raised) };
    },
    { raised: false, episode: 0 },
  );
}
