import type { OutageState } from '../../domain/outage/fold-outage.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';

type Asked = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly service: string;
  readonly state: OutageState;
};

/** Planned maintenance of the same service at the same time, in sentences. */
export async function overlapWords(_tx: Db, _asked: Asked): Promise<readonly string[]> {
  return [];
}
