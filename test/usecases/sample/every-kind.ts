/** An agreement with a target of every kind that needs no clock. */
export const EVERY_KIND = `
agreement: corp-floor
kind: SLA
name: Everything for Corp
customer: corp
provider: desk
services: [support, web]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: checkout, kind: ratio, objective: '99', atMost: 300ms }
  - { key: slices, kind: ratio, indicator: checkout, objective: '90', atMost: 300ms, slice: 1h, sliceObjective: '50', unknown: block, blockAbove: '99' }
  - { key: reliability, kind: reliability, interruptions: 1, meanTimeToRestore: 4h }
  - { key: coffee, kind: fulfilment, windows: [['09:30', '10:00'], ['13:30', '14:00']], attainment: '95' }
  - { key: survey, kind: satisfaction, scale: [1, 5], mean: '4.2', share: '80', atOrAbove: 4, minimumAnswers: 3 }
  - { key: password-change, kind: attestation, objective: '50', every: 30d calendar }
  - { key: demand, kind: volume, capacity: 2 }
  - { key: orders, kind: volume, capacity: 100, counts: samples }
`;
