/** How terms are written that are more than one value, and what those mean whose name does not say it. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  key: 'A short name in lower-case letters, digits and hyphens, such as p1-response.',
  'effective.renewal':
    'As in a file: { kind: tacit, term: P1Y, notice: P90D } renews by itself; kind: express asks first.',
  supportedBy: 'The agreements that carry it: - ola-messaging, each on a line of its own.',
  credits:
    "As in a file: - { target: availability, tiers: [['99.9', '10']], fee: { amount: '1200.00', currency: EUR } }",
  responsibilities: 'As in a file: provider: and customer:, each with a list of sentences.',
  signatories: 'As in a file: { customer: [emma], provider: [david] }, by the keys of people.',
  requirements:
    'As in a file: - { key: fast-mail, wish: Mail arrives in a minute, service: email }',
  'maintenance.windows': "As in a file: - { days: sun, hours: ['02:00', '06:00'] }",
  people:
    'As in a file: - { key: anna, name: Anna Vogel, user: U012ABCDE, roles: [service-level-manager] }',
  weekly: "As in a file: mon-fri: [['09:00', '17:00']]",
  holidays: "As in a file: - { region: DE-BE } for public holidays, - '2026-12-24' for a day.",
  exceptions: "As in a file: '2026-12-24': [['08:00', '12:00']]",
  breaks: "As in a file: mon-fri: [['12:00', '13:00']]",
  aliases: 'Other names that people use, each on a line after a hyphen: - mail',
  sites: 'Each on a line after a hyphen: - Berlin',
  groups: 'Each on a line after a hyphen: - Executives',
  pauses: 'What stops the clock: [awaiting-customer]',
  redundant: 'Parts that stand in for one another: [web-1, web-2]',
  windows: "When it is to come: [['09:30', '10:00']]",
  scale: 'The lowest and the highest answer: [1, 5]',
  priority: 'Such as P1; any for all.',
  holder: 'In whose hands alone time counts: the key of a team or a supplier.',
  indicator: 'Which samples count; its own key where this is empty.',
};
