import type { AgreementFile } from '../../sources/agreement-files/read-agreement-files.ts';
import { type ConvertedOpenSlo, convertOpenSlo } from '../../sources/openslo/convert-openslo.ts';
import type { Given } from '../../sources/openslo/promises.ts';
import type { Context } from '../context.ts';
import { type ImportResult, importDocuments } from './import-documents.ts';
import { loadRegister } from './load-register.ts';

type Import = {
  readonly files: readonly AgreementFile[];
  readonly given: Given;
  readonly apply: boolean;
  /** Without it nothing is applied that would measure ended periods anew. */
  readonly correct?: boolean | undefined;
};

/** What became of OpenSLO objects; nothing is imported while anything is refused. */
export type OpenSloResult = Omit<ConvertedOpenSlo, 'files'> & {
  readonly imported: ImportResult | null;
};

/** Brings OpenSLO v1 objects into the register as services and agreements. */
export async function importOpenSlo(
  context: Omit<Context, 'queue'>,
  { files, given, ...how }: Import,
): Promise<OpenSloResult> {
  const register = await loadRegister(context);
  const knownServices = new Set(register.services.keys());
  const converted = convertOpenSlo({ files, given, knownServices });
  const { files: written, ...said } = converted;
  if (said.refused.length > 0 || written.length === 0) return { ...said, imported: null };
  return { ...said, imported: await importDocuments(context, { files: written, ...how }) };
}
