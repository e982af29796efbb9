import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import type { CalendarDocumentTerms } from '../../domain/register/calendar-document.ts';
import type { ServiceTerms } from '../../domain/service/service-terms.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { writeYaml } from '../agreement-files/write-yaml.ts';
import { OPENSLO } from './read-objects.ts';
import { type WrittenSlo, writeObjective } from './write-objective.ts';
import { writeWindow } from './write-window.ts';

/** What OpenSLO cannot say, and of what. */
export type NotWritten = {
  readonly agreement: string;
  readonly path: string;
  readonly message: string;
};

/** An agreement as OpenSLO objects. */
export type WrittenOpenSlo = {
  readonly agreement: string;
  readonly text: string;
  readonly notWritten: readonly NotWritten[];
};

type Told = {
  readonly key: string;
  readonly terms: AgreementTerms;
  readonly calendar: CalendarDocumentTerms | null;
  readonly services: readonly { readonly key: string; readonly terms: ServiceTerms }[];
};

/** Writes what an agreement promises as OpenSLO v1, as far as that means the same; everything else is named. */
export function writeOpenSlo(told: Told): WrittenOpenSlo {
  const { key: agreement, terms } = told;
  const written = terms.targets.map((target) => ({
    target,
    slo: writeObjective(target, told.calendar),
  }));
  const slos = written.flatMap(({ target, slo }) =>
    'refused' in slo
      ? []
      : terms.services.slice(0, 1).map((service) => sloOf(told, { target, slo, service })),
  );
  const objects = slos.length === 0 ? [] : [...told.services.map(serviceOf), ...slos];
  const notWritten = [
    ...unsaid(terms).map(([path, message]) => ({ agreement, path, message })),
    ...written.flatMap(({ target, slo }) =>
      ('refused' in slo ? [slo.refused] : slo.left).map(([name, message]) => ({
        ...{ agreement, message },
        path: ['targets', target.key, ...(name === '' ? [] : [name])].join('.'),
      })),
    ),
  ];
  return { agreement, text: objects.map(writeYaml).join('---\n'), notWritten };
}

function serviceOf({ key, terms }: Told['services'][number]): object {
  const { name, description } = terms;
  return {
    apiVersion: OPENSLO,
    kind: 'Service',
    metadata: { name: key, displayName: name },
    spec: description === undefined ? {} : { description },
  };
}

type Part = { readonly target: TargetTerms; readonly slo: WrittenSlo; readonly service: string };

function sloOf({ key, terms }: Told, { target, slo, service }: Part): object {
  const { customer, provider, calendar, timeZone, effective, kind } = terms;
  const annotations = {
    'accord/agreement': key,
    'accord/target': target.key,
    'accord/kind': kind,
    'accord/customer': customer,
    'accord/provider': provider,
    'accord/calendar': calendar,
    'accord/time-zone': timeZone,
    'accord/from': effective.from,
  };
  return {
    apiVersion: OPENSLO,
    kind: 'SLO',
    metadata: { name: `${key}-${target.key}`.slice(0, 63).replace(/-+$/, ''), annotations },
    spec: {
      service,
      indicator: { metadata: { name: slo.indicator }, spec: slo.metric },
      timeWindow: [writeWindow(target.period, { timeZone, from: effective.from })],
      budgetingMethod: slo.method,
      objectives: [slo.objective],
    },
  };
}

const UNSAID: readonly (keyof AgreementTerms)[] = [
  'review',
  'report',
  'maintenance',
  'creditCap',
  'responsibilities',
  'signatories',
  'support',
  'handOver',
  'requirements',
];

/** The terms of an agreement for which OpenSLO has no place. */
function unsaid(terms: AgreementTerms): readonly (readonly [string, string])[] {
  const names = [
    ...UNSAID.filter((name) => terms[name] !== undefined),
    ...(['credits', 'supportedBy'] as const).filter((name) => terms[name].length > 0),
    ...(terms.effective.to === undefined ? [] : ['effective.to']),
    ...(terms.effective.renewal === undefined ? [] : ['effective.renewal']),
    ...(terms.services.length > 1 ? ['services'] : []),
  ];
  return names.map((name) => [name, REASONS[name] ?? 'OpenSLO has no place for it']);
}

const REASONS: Readonly<Record<string, string>> = {
  services: 'an SLO of OpenSLO is about one service: the first one is named',
  maintenance: 'OpenSLO knows no agreed exclusions: tools that read it count maintenance',
};
