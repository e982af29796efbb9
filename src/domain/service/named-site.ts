import type { ServiceTerms } from './service-terms.ts';

type Named = Pick<ServiceTerms, 'sites'> | undefined;

/** A site as the service writes it; as it was written where the service names none like it. */
export function siteNamed(terms: Named, written: string): string {
  const wanted = written.trim();
  return terms?.sites?.find((site) => site.toLowerCase() === wanted.toLowerCase()) ?? wanted;
}

/** Whether a service names its sites, and this is none of them. */
export function isStrangeSite(terms: Named, site: string): boolean {
  return terms?.sites !== undefined && terms.sites.length > 0 && !terms.sites.includes(site);
}
