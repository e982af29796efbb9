import type { Instant } from '../domain/calendar/instant.ts';
import type { Notice, Recipient } from './notice.ts';

/** A drawing that travels with a notice, and the same in words. */
export type Picture = {
  readonly fileName: string;
  readonly png: Uint8Array;
  readonly altText: string;
};

/** Where a message stands in the chat. */
export type Standing = { readonly channelId: string; readonly messageTs: string };

/** One message to be posted, or to be brought up to date. The id goes with it, so that it can be found again by it. */
export type Parcel = {
  readonly noticeId: string;
  readonly notice: Notice;
  readonly recipient: Recipient;
  readonly picture: Picture | null;
  /** Which of the things that the notice has said one after the other this is. */
  readonly version?: number;
  /** The first message of the same matter, under which this one belongs; null where it is the first. */
  readonly threadTs?: string | null;
  /** Where the notice was posted before; it is only brought up to date there. */
  readonly posted?: Standing | null;
  /** Whether somebody else may be sending it by now; then no further request may begin. */
  readonly isOver?: () => boolean;
};

/** What a failure concerns: this message, everything for its channel, or everything for the workspace. */
export type Concern = 'message' | 'channel' | 'workspace';

/** What became of it. Only `posted` and `unclear` may have put a message in front of people. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly channelId: string; readonly messageTs: string | null }
  /** It was not posted; the same may work later, not before the seconds are over. */
  | {
      readonly kind: 'later';
      readonly afterSeconds: number;
      readonly problem: string;
      readonly of: Concern;
    }
  /** It was not posted and will not be until a person does what the problem says. */
  | { readonly kind: 'refused'; readonly problem: string; readonly of: Concern }
  /** The connection broke: it may have been posted. */
  | { readonly kind: 'unclear'; readonly problem: string };

/** Puts one notice in front of people; never throws. */
export type PostNotice = (parcel: Parcel) => Promise<PostOutcome>;

/** Where a message was found again, by what travels with it; `unknown` where nobody may look. */
export type Found =
  | { readonly kind: 'found'; readonly at: Standing; readonly version: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

type Lost = { readonly parcel: Parcel; readonly since: Instant };

/** The chat, as far as notices need it. */
export type Messenger = {
  readonly post: PostNotice;
  /** Looks for a message that may have been posted since then; never throws. */
  readonly find: (lost: Lost) => Promise<Found>;
  /** Takes back a message that was posted although somebody else had posted it; never throws. */
  readonly takeBack: (at: Standing) => Promise<void>;
};
