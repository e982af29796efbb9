/** How terms are written that no manner makes easier, and what those mean whose name does not say it. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  key: 'A short name in lower-case letters, digits and hyphens, such as p1-response.',
  holder: 'Empty where it counts whoever has it.',
  indicator: 'Which measurements count; the short name of this promise where it is empty.',
  atMost: 'Such as 300ms or 2s.',
  slice: 'Such as 5m.',
  language: 'Such as en or de.',
  'alerts.ladder': 'As in a file: - { after: 15m, tell: service-level-manager }',
  'alerts.calendar': 'The key of a calendar; the support hours of the agreement where it is empty.',
  'alerts.quietHours.from': 'Such as 22:00, on the clock of whoever reads it.',
  'alerts.quietHours.to': 'Such as 06:00.',
  'alerts.digestAt': 'Such as 08:30.',
};
