const PER_FILE = 500;

/** A register of so many agreements: two thirds SLAs, the rest OLAs and contracts that they rest on. */
export function registerFiles(agreements) {
  const customers = Math.ceil(agreements / 50);
  const services = Math.ceil(agreements / 5);
  const under = Math.floor(agreements / 3);
  const documents = [
    ...range(customers).map(customer),
    ...range(20).map((team) => party(`team-${team}`, 'provider', `Team ${team}`)),
    ...range(10).map((firm) => party(`firm-${firm}`, 'supplier', `Firm ${firm}`)),
    ...range(10).map(calendar),
    ...range(services).map(service),
    ...range(under).map((index) => supporting(index, services)),
    ...range(agreements - under).map((index) => sla(index, { services, customers, under })),
  ];
  const files = [];
  for (let start = 0; start < documents.length; start += PER_FILE) {
    const text = documents.slice(start, start + PER_FILE).join('---\n');
    files.push({ name: `register-${files.length}.yaml`, text });
  }
  return files;
}

const range = (count) => Array.from({ length: count }, (_, index) => index);

function party(key, kind, name) {
  return `party: ${key}
kind: ${kind}
name: ${name}
people:
  - { key: ${key}-a, name: Alex of ${name}, email: alex@${key}.example, roles: [signatory] }
  - { key: ${key}-b, name: Billie of ${name}, roles: [service-owner] }
`;
}

function customer(index) {
  return party(`customer-${index}`, 'customer', `Customer ${index}`);
}

function calendar(index) {
  return `calendar: hours-${index}
timeZone: Europe/Berlin
weekly: { mon-fri: [['08:00', '${17 + (index % 4)}:00']] }
holidays: [{ region: DE-BE }, '2026-12-24']
`;
}

function service(index) {
  return `service: s${index}
name: Service ${index}
aliases: [Alias ${index}]
description: What service ${index} does for those who use it every day.
provider: team-${index % 20}
owner: team-${index % 20}-b
`;
}

function targets(factor) {
  return `targets:
  - { key: availability, kind: availability, objective: '99.${5 + (factor % 5)}' }
  - { key: p1-response, kind: response, priority: P1, within: ${10 * factor}m, attainment: '95' }
  - { key: p1-resolution, kind: resolution, priority: P1, within: ${factor}h, attainment: '90', pauses: [awaiting-customer] }
  - { key: p2-resolution, kind: resolution, priority: P2, within: ${2 * factor}h, attainment: '90', pauses: [awaiting-customer] }
`;
}

function terms(index, service) {
  return `services: [s${service}]
effective: { from: 2026-01-01, to: 2026-12-31, renewal: { kind: tacit, term: P1Y, notice: P90D } }
timeZone: Europe/Berlin
calendar: hours-${index % 10}
review: { every: P3M, owner: team-0-a }
`;
}

function supporting(index, services) {
  const contract = index % 2 === 1;
  return `agreement: u${index}
name: Support ${index}
kind: ${contract ? 'UC' : 'OLA'}
customer: team-${index % 20}
provider: ${contract ? `firm-${index % 10}` : `team-${(index + 1) % 20}`}
${terms(index, index % services)}${targets(2)}`;
}

function sla(index, { services, customers, under }) {
  const service = index % services;
  return `agreement: a${index}
name: Service ${service} for customer ${index % customers}
kind: SLA
customer: customer-${index % customers}
provider: team-${service % 20}
${terms(index, service)}${targets(4)}supportedBy: [u${index % under}, u${(index + 1) % under}]
signatories: { customer: [customer-${index % customers}-a], provider: [team-${service % 20}-a] }
`;
}
