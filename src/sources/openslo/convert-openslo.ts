import { canonicalJson } from '../../domain/register/canonical-json.ts';
import type { AgreementFile } from '../agreement-files/read-agreement-files.ts';
import { writeYaml } from '../agreement-files/write-yaml.ts';
import { notCarried } from './not-carried.ts';
import type { Frame, Given } from './promises.ts';
import { type OpenSloObject, type Remark, readObjects } from './read-objects.ts';
import { type Promised, readSlo } from './read-slo.ts';
import { keyFor, noteKey, textAt } from './reading.ts';

export type ConvertedOpenSlo = {
  /** Agreement files that say the same; none while anything is refused. */
  readonly files: readonly AgreementFile[];
  /** What has no safe reading. */
  readonly refused: readonly Remark[];
  /** What is left out without a promise being lost. */
  readonly notCarried: readonly Remark[];
  /** How it was understood where it could be meant otherwise. */
  readonly readAs: readonly Remark[];
};

type Wanted = {
  readonly files: readonly AgreementFile[];
  readonly given: Given;
  /** Services that the register has already, which keep what it says of them. */
  readonly knownServices: ReadonlySet<string>;
};

const KINDS = [
  'Service',
  'SLO',
  'SLI',
  'DataSource',
  'AlertPolicy',
  'AlertCondition',
  'AlertNotificationTarget',
];

/** Reads OpenSLO v1 as agreement files; what would change its meaning is refused, what is left out is listed. */
export function convertOpenSlo({ files, given, knownServices }: Wanted): ConvertedOpenSlo {
  const { objects, refused } = readObjects(files);
  const indicators = new Map(ofKind(objects, 'SLI').map((one) => [one.name, one]));
  const promised = ofKind(objects, 'SLO').map((slo) => ({
    slo,
    read: readSlo(slo, { given, indicators }),
  }));
  const services = ofKind(objects, 'Service').flatMap((one) =>
    readService(one, { given, knownServices }),
  );
  const agreements = groups(promised);
  const said = objects.flatMap(({ kind, reading, remark }) => [
    ...(KINDS.includes(kind)
      ? []
      : [
          remark(
            ['kind'],
            `“${kind}” is no kind of OpenSLO v1: expected one of ${KINDS.join(', ')}`,
          ),
        ]),
    ...reading.refusals().map(({ path, message }) => remark(path, message)),
  ]);
  const all = [...refused, ...said];
  const left = objects
    .filter(({ kind }) => KINDS.includes(kind))
    .flatMap((one) => notCarried(one, knownServices));
  const readAs = objects.flatMap(({ reading, remark }) =>
    reading.refusals().length > 0
      ? []
      : reading.notes().map(({ path, message }) => remark(path, message)),
  );
  const written = [...services, ...agreements].map(asFile);
  return { files: all.length === 0 ? written : [], refused: all, notCarried: left, readAs };
}

function ofKind(objects: readonly OpenSloObject[], kind: string): readonly OpenSloObject[] {
  return objects.filter((one) => one.kind === kind);
}

type Content = { readonly name: string; readonly terms: object };

function asFile({ name, terms }: Content): AgreementFile {
  return { name, text: writeYaml(terms) };
}

function readService(
  { name, reading }: OpenSloObject,
  { given, knownServices }: Omit<Wanted, 'files'>,
): readonly Content[] {
  const key = keyFor(name);
  if (knownServices.has(key)) return [];
  noteKey(reading, ['metadata', 'name'], key);
  const provider =
    textAt(reading, ['metadata', 'annotations', 'accord/provider']) ?? given.provider;
  if (provider === undefined) {
    reading.refuse(
      ['metadata', 'annotations'],
      'a service needs its provider: add the annotation accord/provider, or --provider',
    );
    return [];
  }
  const displayName = textAt(reading, ['metadata', 'displayName']);
  const description = textAt(reading, ['spec', 'description']);
  reading.take(['spec']);
  const told = {
    service: key,
    name: displayName ?? name,
    ...(description !== undefined && { description }),
  };
  return [{ name: `service ${key}, from OpenSLO`, terms: { ...told, provider } }];
}

type Read = { readonly slo: OpenSloObject; readonly read: Promised | null };

/** One agreement for each key; its SLOs must say the same of everything but their targets. */
function groups(all: readonly Read[]): readonly Content[] {
  const byKey = new Map<string, Promised[]>();
  for (const { slo, read } of all) {
    if (read === null) continue;
    const { agreement } = read.frame;
    const [first, ...rest] = byKey.get(agreement) ?? [];
    if (first) refuseOther(slo, first.frame, read.frame);
    byKey.set(agreement, first ? [first, ...rest, read] : [read]);
  }
  return [...byKey].flatMap(([key, parts]) =>
    parts.slice(0, 1).map(({ frame }) => agreementOf(key, frame, parts)),
  );
}

function refuseOther({ reading }: OpenSloObject, first: Frame, other: Frame): void {
  if (canonicalJson(first) === canonicalJson(other)) return;
  const names = (['kind', 'customer', 'provider', 'calendar', 'timeZone', 'from'] as const).filter(
    (name) => first[name] !== other[name],
  );
  for (const name of names) {
    reading.refuse(
      ['metadata', 'annotations'],
      `the agreement ${other.agreement} has ${name} ${first[name]} by another SLO and ${other[name]} by this one: give one of them another accord/agreement`,
    );
  }
}

function agreementOf(key: string, frame: Frame, parts: readonly Promised[]): Content {
  const { kind, customer, provider, from, timeZone, calendar } = frame;
  const terms = {
    ...{ agreement: key, kind, customer, provider },
    services: [...new Set(parts.map(({ service }) => service))],
    ...{ effective: { from }, timeZone, calendar },
    targets: parts.flatMap(({ targets }) => targets),
  };
  return { name: `agreement ${key}, from OpenSLO`, terms };
}
