/** What the server and the page say to each other. Types only: both sides are compiled with it. */

export type Json = { readonly [key: string]: unknown };

export type PagePerson = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly team: string;
  readonly isStranger: boolean;
  readonly isBot: boolean;
  readonly timeZone: string;
  readonly initials: string;
  readonly colour: string;
  readonly role: string;
};

export type PagePlace = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'im' | 'mpim';
  readonly topic: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** The other company's name when the channel is shared. */
  readonly sharedWith: string;
  readonly members: readonly string[];
  readonly unread: number;
};

export type PageFile = {
  readonly id: string;
  readonly title: string;
  readonly alt: string;
  readonly type: string;
  readonly url: string;
  readonly size: number;
};

export type PageMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments: readonly Json[];
  readonly files: readonly PageFile[];
  readonly threadTs?: string;
  readonly broadcast?: boolean;
  readonly isEdited: boolean;
  readonly isEphemeral: boolean;
  readonly bySlack: boolean;
};

export type PageView = { readonly id: string; readonly hash: string; readonly content: Json };

export type TimeStep = {
  readonly key: string;
  readonly label: string;
  readonly to: number;
  readonly says: string;
};

export type PageCommand = {
  readonly line: string;
  readonly hint: string;
};

/** All one persona sees. */
export type PageScreen = {
  readonly now: number;
  readonly you: PagePerson;
  readonly workspace: string;
  /** A sentence about the workspace, shown where nothing has been said yet. */
  readonly note: string;
  readonly people: readonly PagePerson[];
  readonly groups: readonly { readonly id: string; readonly handle: string }[];
  readonly places: readonly PagePlace[];
  readonly messages: readonly PageMessage[];
  readonly modals: readonly PageView[];
  readonly home: PageView | null;
  readonly warnings: readonly { readonly seq: number; readonly text: string }[];
  readonly steps: readonly TimeStep[];
  readonly app: {
    readonly name: string;
    readonly botUserId: string;
    readonly isConnected: boolean;
    readonly commands: readonly PageCommand[];
    readonly messageShortcuts: readonly { readonly name: string; readonly callbackId: string }[];
    readonly globalShortcuts: readonly { readonly name: string; readonly callbackId: string }[];
  };
};

/** Where an element stands. */
export type PageContainer =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'view'; readonly id: string };

export type Given = string | readonly string[] | null;
export type Answers = Readonly<Record<string, Readonly<Record<string, Given>>>>;

/** What a person does on the page. */
export type PageAct =
  | {
      readonly verb: 'type';
      readonly place: string;
      readonly text: string;
      readonly thread?: string;
    }
  | {
      readonly verb: 'click';
      readonly container: PageContainer;
      readonly blockId: string;
      readonly actionId: string;
      readonly given?: Given;
      readonly answers?: Answers;
    }
  | { readonly verb: 'submit'; readonly view: string; readonly answers: Answers }
  | { readonly verb: 'close'; readonly view: string; readonly all: boolean }
  | { readonly verb: 'home' }
  | { readonly verb: 'read'; readonly place: string; readonly ts: string }
  | {
      readonly verb: 'shortcut';
      readonly callbackId: string;
      readonly message?: { readonly channel: string; readonly ts: string };
    };

export type PageOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> };

export type PageWireEntry = {
  readonly seq: number;
  readonly at: number;
  readonly direction: 'to-app' | 'from-app';
  readonly kind: string;
  readonly name: string;
  readonly payload: unknown;
  readonly answer?: unknown;
  readonly status?: number;
  readonly milliseconds?: number;
};
