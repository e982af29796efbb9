type Format = Intl.DateTimeFormatOptions;

const FORMS: Readonly<Record<string, Format>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  day_divider_pretty: { weekday: 'long', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/** An instant in words, in somebody's zone. */
export function inZone(milliseconds: number, timeZone: string, form: Format): string {
  return new Intl.DateTimeFormat('en-GB', { ...form, timeZone }).format(milliseconds);
}

type Reader = { readonly timeZone: string; readonly now: number };

/** What `<!date^…^format>` shows. */
export function dateText(seconds: number, format: string, { timeZone, now }: Reader): string {
  const at = seconds * 1000;
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const form = FORMS[name];
    if (!form) return whole;
    const near = name.endsWith('_pretty') ? nearDay(at, { timeZone, now }) : undefined;
    return near ?? inZone(at, timeZone, form);
  });
}

const DAY = 86_400_000;
const NEAR = [
  { name: 'yesterday', shift: -DAY },
  { name: 'today', shift: 0 },
  { name: 'tomorrow', shift: DAY },
] as const;

/** The days around now have names of their own. */
function nearDay(at: number, { timeZone, now }: Reader): string | undefined {
  const day = (instant: number) => inZone(instant, timeZone, FORMS.date ?? {});
  return NEAR.find(({ shift }) => day(now + shift) === day(at))?.name;
}

/** When a message was sent. */
export function timeOf(ts: string, timeZone: string): string {
  return inZone(Number(ts) * 1000, timeZone, { hour: '2-digit', minute: '2-digit' });
}

export function dayOf(ts: string, timeZone: string): string {
  const form: Format = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  return inZone(Number(ts) * 1000, timeZone, form);
}
