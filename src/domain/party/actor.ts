/** Who does something: a person in a chat, a job, a webhook or somebody at the command line. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly userId: string;
      readonly teamId: string;
      readonly email?: string;
      /** The user groups that the person belongs to. */
      readonly groups?: readonly string[];
      /** A guest of the workspace: sees only what being listed in a party gives. */
      readonly guest: boolean;
      /** Where the person is acting; decides for whom people of other companies stand. */
      readonly channelId?: string;
      /** The name of that channel, because the register may know channels by name. */
      readonly channelName?: string;
    }
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'webhook'; readonly source: string }
  | { readonly kind: 'cli' };

/** The actor as the audit trail names it. */
export function nameActor(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.teamId}/${actor.userId}`;
    case 'job':
      return `job:${actor.name}`;
    case 'webhook':
      return `webhook:${actor.source}`;
    case 'cli':
      return 'cli';
  }
}
