import type { Delivery } from '../delivery/delivery.ts';
import type { JsonObject } from '../json.ts';
import { homeTeam, type Workspace } from '../state/workspace.ts';

/** What an interaction needs: the workspace and the way to the app. */
export type Parts = { readonly workspace: Workspace; readonly delivery: Delivery };

/** How an interaction ended for the person. */
export type Outcome =
  | { readonly kind: 'taken' }
  /** Slack itself said no, or the app did not answer: the sentence the person reads. */
  | { readonly kind: 'failed'; readonly sentence: string }
  /** Inputs to correct: sentences by block id. */
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> };

export const TAKEN: Outcome = { kind: 'taken' };

/** The person, as interaction payloads name them. */
function userField(id: string, workspace: Workspace): JsonObject {
  const { name, teamId } = workspace.people.get(id);
  return { id, username: name, name, team_id: teamId };
}

/** The team the app is installed in, as interaction payloads name it. */
function teamField(workspace: Workspace): JsonObject {
  const { id, domain } = homeTeam(workspace);
  return { id, domain };
}

/** Fields every interaction payload has. */
export function sharedFields(user: string, workspace: Workspace): JsonObject {
  return {
    user: userField(user, workspace),
    team: teamField(workspace),
    api_app_id: workspace.world.app.id,
    token: 'verification-token-not-used',
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The address for answers to this interaction. */
export function responseUrl(secret: string, workspace: Workspace): string {
  return `${workspace.url}/response/${secret}`;
}
