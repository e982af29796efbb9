import { hear } from '../../storage/heard-requests.ts';
import type { Context } from '../context.ts';

/** Whether what a person asked for is heard for the first time, by any replica: it is done once, however often it arrives. */
export async function hearRequest(
  { database, workspace }: Pick<Context, 'database' | 'workspace'>,
  request: string,
): Promise<boolean> {
  return await hear(database, { workspaceId: workspace.id, request });
}
