import type { Document } from '../../domain/register/documents.ts';
import { type WrittenOpenSlo, writeOpenSlo } from '../../sources/openslo/write-openslo.ts';
import type { Setting } from '../status/viewing.ts';
import { chosenDocuments, type ExportWanted } from './export-register.ts';

/** The agreements that the actor may see as OpenSLO v1, each with what OpenSLO cannot say. */
export async function exportOpenSlo(
  context: Setting,
  wanted: ExportWanted,
): Promise<readonly WrittenOpenSlo[]> {
  const chosen = await chosenDocuments(context, wanted);
  const agreements = chosen.wanted.flatMap((one) => (one.kind === 'agreement' ? [one] : []));
  return agreements.map(({ key, terms }) => {
    const services = chosen.all.flatMap((one) =>
      one.kind === 'service' && terms.services.includes(one.key) ? [one] : [],
    );
    return writeOpenSlo({ key, terms, services, calendar: calendarOf(chosen.all, terms.calendar) });
  });
}

function calendarOf(documents: readonly Document[], key: string) {
  const found = documents.flatMap((one) =>
    one.kind === 'calendar' && one.key === key ? [one.terms] : [],
  );
  return found[0] ?? null;
}
