/** Counts what was done, and keeps the longest of what took a time. */
export type Figures = {
  readonly count: (what: string, by?: number) => number;
  readonly longest: (what: string, ms: number) => void;
  readonly all: () => Readonly<Record<string, number>>;
};

export function startFigures(): Figures {
  const done: Record<string, number> = {};
  return {
    count: (what, by = 1) => {
      const sum = (done[what] ?? 0) + by;
      done[what] = sum;
      return sum;
    },
    longest: (what, ms) => {
      done[what] = Math.max(done[what] ?? 0, Math.round(ms));
    },
    all: () => ({ ...done }),
  };
}
