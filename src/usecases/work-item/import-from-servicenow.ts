import { MINUTE } from '../../domain/calendar/instant.ts';
import { readIncidents } from '../../sources/servicenow/read-incidents.ts';
import type { Setting } from '../status/viewing.ts';
import {
  type ImportedWorkItems,
  type ImportProgress,
  importWorkItems,
} from './import-work-items.ts';

type ExportToImport = {
  readonly agreementKey: string;
  readonly path: string;
  /** The IANA zone in which the dates of the export are written; UTC when it is not said. */
  readonly timeZone?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
};

const FUTURE_TOLERANCE = 5 * MINUTE;

/** Imports the incidents of a ServiceNow audit export as work items of an agreement. */
export function importFromServiceNow(
  context: Setting,
  { path, timeZone = 'UTC', ...wanted }: ExportToImport,
): Promise<ImportedWorkItems> {
  const latest = context.now + FUTURE_TOLERANCE;
  const source = readIncidents({ path, timeZone, latest });
  return importWorkItems(context, { ...wanted, sourceName: 'servicenow', source });
}
