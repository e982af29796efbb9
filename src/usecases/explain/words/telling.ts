/** An explanation in plain sentences, for any place where it is read. */
export type Telling = {
  readonly title: string;
  /** All of it in one line. */
  readonly summary: string;
  readonly chapters: readonly Chapter[];
};

export type Mood = 'kept' | 'missed' | 'warning' | 'running' | 'waiting' | 'neutral';

/** One clock or one aspect of a figure. */
export type Chapter = {
  /** Names the chapter among all of its kind, to ask for it in full. */
  readonly name: string;
  readonly mood: Mood;
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly lists: readonly List[];
  /** Whether its lists are shortened and there is more in full. */
  readonly folded: boolean;
};

export type List = {
  readonly title: string;
  readonly lines: readonly string[];
  /** The work item that a line is about, where it can be asked about in turn. */
  readonly about?: readonly string[];
};

/** How much is told: everything, or what a person reads at once. */
export type Fullness = 'full' | 'folded';
