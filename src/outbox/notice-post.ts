import type { Notice, Recipient } from './notice.ts';

/** A drawing that travels with a notice, and the same in words. */
export type Picture = {
  readonly fileName: string;
  readonly png: Uint8Array;
  readonly altText: string;
};

/** One message to be posted. The id goes with it, so that the message can be found again by it. */
export type Parcel = {
  readonly noticeId: string;
  readonly notice: Notice;
  readonly recipient: Recipient;
  readonly picture: Picture | null;
  /** The first message of the same matter, under which this one belongs; null where it is the first. */
  readonly threadTs?: string | null;
};

/** What became of it. Only `posted` and `unclear` may have put a message in front of people. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly channelId: string; readonly messageTs: string | null }
  /** It was not posted; the same may work later, not before the seconds are over. */
  | { readonly kind: 'later'; readonly afterSeconds: number; readonly problem: string }
  /** It was not posted and will not be until a person does what the problem says. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** The connection broke: it may have been posted. */
  | { readonly kind: 'unclear'; readonly problem: string };

/** Puts one notice in front of people; never throws. */
export type PostNotice = (parcel: Parcel) => Promise<PostOutcome>;
