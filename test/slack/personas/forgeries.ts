/** What somebody may type after any command: names of theirs, of others, and of what lies underneath. */
export const WORDS = [
  '',
  'email',
  'acme-email',
  'globex-email',
  'ola-messaging',
  'uc-cloudmail 1 2',
  'ola-mesaging',
  'globx',
  'cloudmial',
  'service vault',
  'party cloudmail',
  'calendar office-uk',
  'acme-secret',
  'agreement acme-secret',
  'email globex',
  'acme-email p1-response',
  'sla taken --from ola-messaging',
];

const DRAFT = {
  ...{ kind: 'agreement', key: 'acme-secret', version: 1 },
  ...{ part: 'frame', target: 'p1', targetKind: 'response', aside: 1, keep: 'theirs' },
};

/** Values that somebody may put into the payload of a click. */
export const FORGED = [
  '',
  '1',
  'ola-messaging',
  'vault',
  'globex-email',
  'acme-payroll',
  'agreement ola-messaging',
  JSON.stringify({ words: 'uc-cloudmail', page: 0, from: 1, to: 1 }),
  JSON.stringify({ service: 'email', customer: 'globex', page: 0 }),
  JSON.stringify({ words: 'ola-messaging p1-response', agreement: 'ola-messaging', page: 0 }),
  JSON.stringify(DRAFT),
  JSON.stringify({ ...DRAFT, key: 'ola-messaging' }),
];

/** The values that lead to the most. */
export const FEW = FORGED.filter((value) => /^$|^1$|^ola|secret|^vault/.test(value));

/** Values that the buttons of our own people carry. */
export const USUAL = ['acme-email', '1', JSON.stringify(DRAFT)];

/** What somebody may send with any form. */
export const FIELDS = {
  key: 'taken',
  name: 'Taken',
  kind: 'SLA',
  service: 'vault',
  date: '2026-11-01',
  targetKind: 'response',
  within: '1h',
  attainment: '90',
  reason: 'because',
  'yaml-1': 'service: email\nname: Mine\nprovider: web\n',
};
