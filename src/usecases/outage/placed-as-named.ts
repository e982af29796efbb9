import { siteNamed } from '../../domain/service/named-site.ts';
import type { ServiceTerms } from '../../domain/service/service-terms.ts';
import type { Segment } from '../../domain/target/segment.ts';

/** What somebody says of an outage, with the site written as the service writes it. */
export function placedAsNamed<Said extends { readonly segment?: Segment | null | undefined }>(
  said: Said,
  terms: ServiceTerms | undefined,
): Said {
  const { segment } = said;
  if (!segment || segment.site === undefined) return said;
  return { ...said, segment: { ...segment, site: siteNamed(terms, segment.site) } };
}
