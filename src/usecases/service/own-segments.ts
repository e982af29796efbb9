import type { ServiceTerms } from '../../domain/service/service-terms.ts';
import type { Segment } from '../../domain/target/segment.ts';
import type { Viewing } from '../status/viewing.ts';

type Segments = { readonly sites: readonly string[]; readonly groups: readonly string[] };

/** The sites and user groups of a service: outside, those that the viewer's own agreements name. */
export function segmentsFor(
  { viewer, visible }: Viewing,
  { sites = [], groups = [] }: ServiceTerms,
): Segments {
  if (viewer.kind === 'staff') return { sites, groups };
  const targets = [...visible.agreements.values()].flat().flatMap(({ terms }) => terms.targets);
  const segments: readonly Segment[] = targets.flatMap((target) =>
    'segment' in target && target.segment ? [target.segment] : [],
  );
  return {
    sites: sites.filter((name) => segments.some(({ site }) => site === name)),
    groups: groups.filter((name) => segments.some(({ group }) => group === name)),
  };
}
