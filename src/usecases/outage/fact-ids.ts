const DECLARED = 'declared-';
const MAINTENANCE = 'maintenance-';

/** The id under which a declared outage stands among the facts. */
export function factId(id: string): string {
  return `${DECLARED}${id}`;
}

/** The id under which the downtime of a maintenance stands among the facts. */
export function maintenanceFactId(id: string): string {
  return `${MAINTENANCE}${id}`;
}

/** The declared outage that a fact comes from; null when somebody else has told of it. */
export function declaredId(fact: string): string | null {
  return fact.startsWith(DECLARED) ? fact.slice(DECLARED.length) : null;
}

/** Whether a fact comes from a source, and from nobody who declared or planned it here. */
export function isFromSource(fact: string): boolean {
  return !fact.startsWith(DECLARED) && !fact.startsWith(MAINTENANCE);
}
