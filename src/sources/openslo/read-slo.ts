import type { Path } from '../../domain/register/problem.ts';
import { type Frame, type Given, readFrame } from './promises.ts';
import { type Indicator, readIndicator } from './read-indicator.ts';
import { readMethod, readObjective } from './read-objective.ts';
import type { OpenSloObject } from './read-objects.ts';
import { readWindow } from './read-window.ts';
import { keyFor, noteKey, type Reading, textAt } from './reading.ts';

/** An SLO as targets of an agreement. */
export type Promised = {
  readonly frame: Frame;
  readonly service: string;
  readonly targets: readonly object[];
};

type Setting = {
  readonly given: Given;
  readonly indicators: ReadonlyMap<string, OpenSloObject>;
};

const OBJECTIVES: Path = ['spec', 'objectives'];

/** Reads an SLO; null, and refusals, when any part of it has no safe reading. */
export function readSlo({ name, reading }: OpenSloObject, setting: Setting): Promised | null {
  const key = keyFor(textAt(reading, ['metadata', 'annotations', 'accord/target']) ?? name);
  noteKey(reading, ['metadata', 'name'], key);
  const service = keyFor(textAt(reading, ['spec', 'service']) ?? '');
  noteKey(reading, ['spec', 'service'], service);
  if (service === '')
    reading.refuse(['spec', 'service'], 'is missing: every SLO is about a service');
  const window = readWindow(reading, setting.given.period);
  const indicator = indicatorOf(reading, key, setting);
  const method = readMethod(reading);
  const objectives = reading.take(OBJECTIVES);
  const count = Array.isArray(objectives) ? objectives.length : 0;
  if (count === 0) reading.refuse(OBJECTIVES, 'has no objective: an SLO promises at least one');
  const terms =
    indicator && method
      ? Array.from({ length: count }, (_, index) =>
          readObjective(reading, { path: [...OBJECTIVES, index], indicator, method }),
        )
      : [];
  const frame = window && readFrame(reading, setting.given, { service, window });
  if (!frame || !window || !indicator || !method || reading.refusals().length > 0) return null;
  const keys = keysOf(reading, key, count);
  const common = {
    kind: 'ratio',
    indicator: indicator.key,
    period: window.period,
    hours: 'always',
  };
  const targets = keys.map((own, index) => ({ key: own, ...common, ...terms[index] }));
  return { frame, service, targets };
}

function indicatorOf(
  reading: Reading,
  otherwise: string,
  { indicators }: Setting,
): Indicator | null {
  const inline: Path = ['spec', 'indicator'];
  if (reading.look(inline) !== undefined)
    return readIndicator(reading, { base: inline, otherwise });
  const path = ['spec', 'indicatorRef'];
  const wanted = textAt(reading, path);
  if (wanted === undefined) {
    const own = ownIndicators(reading);
    for (const place of own) {
      reading.refuse(
        place,
        'makes this a composite of several indicators, which Accord does not measure: write an SLO for each of them',
      );
    }
    if (own.length > 0) return null;
    return reading.refuse(
      ['spec'],
      'has neither indicator nor indicatorRef: OpenSLO wants one of both',
    );
  }
  const found = indicators.get(wanted);
  if (!found) {
    return reading.refuse(
      path,
      `there is no SLI “${wanted}” in these files: give its file as well`,
    );
  }
  const before = found.reading.refusals().length;
  const read = readIndicator(found.reading, { base: [], otherwise: keyFor(wanted) });
  if (read === null && found.reading.refusals().length > before) {
    reading.refuse(path, `the SLI “${wanted}” has no safe reading`);
  }
  return read;
}

/** Where objectives have indicators of their own. */
function ownIndicators(reading: Reading): readonly Path[] {
  const objectives = reading.look(OBJECTIVES);
  const count = Array.isArray(objectives) ? objectives.length : 0;
  return Array.from({ length: count }, (_, index) => [...OBJECTIVES, index]).flatMap((base) =>
    ['indicator', 'indicatorRef']
      .map((name) => [...base, name])
      .filter((path) => reading.look(path) !== undefined),
  );
}

/** A key for each objective: that of the SLO, and where there are several, what tells them apart. */
function keysOf(reading: Reading, base: string, count: number): readonly string[] {
  if (count === 1) return [base];
  const names = Array.from({ length: count }, (_, index) =>
    keyFor(textAt(reading, [...OBJECTIVES, index, 'displayName']) ?? `${index + 1}`),
  );
  return names.map((name, index) =>
    names.indexOf(name) === index ? `${base}-${name}` : `${base}-${name}-${index + 1}`,
  );
}
