/** How terms are written that no manner makes easier, and what those mean whose name does not say it. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  key: 'A short name in lower-case letters, digits and hyphens, such as p1-response.',
  holder: 'Empty where it counts whoever has it.',
  indicator: 'Which measurements count; the short name of this promise where it is empty.',
  atMost: 'Such as 300ms or 2s.',
  slice: 'Such as 5m.',
  language: 'Such as en or de.',
  'alerts.calendar': 'The key of a calendar; the support hours of the agreement where it is empty.',
  'alerts.mostPerHour': 'A whole number, such as 20.',
  'approvals.days': 'A whole number, such as 5.',
};
