import { LineCounter, parseAllDocuments } from 'yaml';
import { member, type Path } from '../../domain/register/problem.ts';
import { locate } from '../agreement-files/locate.ts';
import type { AgreementFile } from '../agreement-files/read-agreement-files.ts';
import { explainFault, worthTelling } from '../agreement-files/yaml-problem.ts';
import { openReading, type Reading } from './reading.ts';

export const OPENSLO = 'openslo/v1';

/** Something said about a place in a file: why it was refused, or why it was not carried over. */
export type Remark = {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly message: string;
};

/** One OpenSLO object as it stands in a file. */
export type OpenSloObject = {
  readonly kind: string;
  readonly name: string;
  readonly reading: Reading;
  /** What is said about a path of this object. */
  readonly remark: (path: Path, message: string) => Remark;
};

export type ReadObjects = {
  readonly objects: readonly OpenSloObject[];
  readonly refused: readonly Remark[];
};

const MAX_ALIASES = 100;

/** Reads files of OpenSLO objects: documents of one each, or lists of them, as YAML or JSON. */
export function readObjects(files: readonly AgreementFile[]): ReadObjects {
  const read = files.map(readFile);
  return {
    objects: read.flatMap(({ objects }) => objects),
    refused: read.flatMap(({ refused }) => refused),
  };
}

function readFile({ name, text }: AgreementFile): ReadObjects {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, merge: true };
  const documents = [...parseAllDocuments(text.replace(/^\uFEFF/, ''), options)];
  const faults = documents.flatMap(({ errors }) => worthTelling(errors));
  if (faults.length > 0) {
    const refused = faults.map((fault) => ({
      ...{ file: name, line: lines.linePos(fault.pos[0]).line, path: '' },
      message: explainFault(fault, text),
    }));
    return { objects: [], refused };
  }
  const read = documents.flatMap((document) => {
    const content: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    // Many files end with a line that begins a document in which nothing stands.
    if (content === null || content === undefined) return [];
    const place = (path: Path) => locate(document, lines, { path }).line;
    return Array.isArray(content)
      ? content.map((one: unknown, index) =>
          readObject(one, { file: name, place, within: [index] }),
        )
      : [readObject(content, { file: name, place, within: [] })];
  });
  return {
    objects: read.flatMap((one) => ('kind' in one ? [one] : [])),
    refused: read.flatMap((one) => ('kind' in one ? [] : [one])),
  };
}

type Place = {
  readonly file: string;
  readonly place: (path: Path) => number;
  readonly within: Path;
};

function readObject(content: unknown, { file, place, within }: Place): OpenSloObject | Remark {
  const remark = (path: Path, message: string): Remark => ({
    ...{ file, line: place([...within, ...path]), path: writeOpenSloPath(path), message },
  });
  const version = member(content, 'apiVersion');
  if (version !== OPENSLO) {
    const found = version === undefined ? 'is missing' : `“${String(version)}” is not read`;
    return remark(['apiVersion'], `${found}: Accord reads ${OPENSLO}`);
  }
  const reading = openReading(content);
  reading.take(['apiVersion']);
  const name = reading.take(['metadata', 'name']);
  const kind = String(reading.take(['kind']));
  if (typeof name !== 'string' || name === '') {
    return remark(['metadata', 'name'], 'is missing: every object of OpenSLO has a name');
  }
  return { kind, name, reading, remark };
}

/** spec.objectives[1].target, counted from 0 as OpenSLO’s own tools do. */
function writeOpenSloPath(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('');
}
