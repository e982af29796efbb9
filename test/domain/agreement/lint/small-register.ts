/** A register with which no rule finds anything: what is to be found is put into it. */
export const SOUND = `
party: acme
kind: customer
name: Acme
channels: { customer: '#acme' }
people: [{ key: emma, name: Emma Schulz, user: U0EMMA }]
---
party: messaging
kind: provider
name: Messaging team
channels: { team: '#messaging' }
people: [{ key: ben, name: Ben Okafor, user: U0BEN }]
---
party: desk
kind: provider
name: Service desk
people: [{ key: dora, name: Dora Lind, user: U0DORA }]
---
party: hoster
kind: supplier
name: Hoster
---
service: email
name: E-mail
provider: messaging
owner: ben
---
calendar: office
timeZone: Europe/Berlin
weekly: { mon-fri: [['09:00', '17:00']] }
---
agreement: ola
kind: OLA
customer: desk
provider: messaging
services: [email]
effective: { from: 2026-01-01 }
timeZone: Europe/Berlin
calendar: office
review: { every: P6M, owner: ben }
report: { every: month }
targets:
  - { key: up, kind: availability, objective: '99.95' }
  - { key: p1, kind: response, priority: P1, within: 30m, attainment: '95' }
  - { key: p1-end, kind: resolution, priority: P1, within: 3h, attainment: '95', pauses: [awaiting-customer], reopenWithin: 5bd }
maintenance: { notice: 5bd }
signatories: { customer: [dora], provider: [ben] }
---
agreement: sla
kind: SLA
customer: acme
provider: messaging
services: [email]
effective: { from: 2026-01-01 }
timeZone: Europe/Berlin
calendar: office
handOver: 10m
review: { every: P6M, owner: ben }
report: { every: month }
targets:
  - { key: up, kind: availability, objective: '99.9' }
  - { key: p1, kind: response, priority: P1, within: 1h, attainment: '95' }
  - { key: p1-end, kind: resolution, priority: P1, within: 4h, attainment: '95', pauses: [awaiting-customer], reopenWithin: 5bd }
maintenance: { notice: 5bd }
credits: [{ target: up, tiers: [['99.9', '5']], cap: '20', fee: { amount: '100.00', currency: EUR } }]
supportedBy: [ola]
responsibilities: { customer: [Reports P1 by telephone.] }
signatories: { customer: [emma], provider: [ben] }
`;
