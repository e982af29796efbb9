/** What each term of a service says, for editors. */
export const SERVICE_FIELDS: Readonly<Record<string, string>> = {
  service: 'The key by which people and other documents refer to this service',
  name: 'The name that people read',
  aliases: 'Other names by which people ask for it',
  description: 'What it does for those who use it',
  warranty: 'What is promised about it, in a sentence',
  state: 'Where it stands in the portfolio; live where it is left out',
  provider: 'Who provides it: the key of a party',
  owner: 'Who answers for it: the key of a person',
  customers: 'Who uses it: the keys of parties',
  sites: 'The sites at which it is used; targets can be for one of them',
  groups: 'The groups of people who use it; targets can be for one of them',
  outageSeverity:
    'How bad an outage of it is where nobody has said so yet: P1 to P5, P2 if left out',
  dependsOn: 'The services that it needs, by key; never in a circle',
  suppliers: 'The suppliers that it needs: the keys of parties',
  costPerMonth: 'What it costs the provider each month; customers never see it',
  'costPerMonth.amount': 'The amount',
  'costPerMonth.currency': 'Its currency',
  pricePerMonth: 'What customers pay each month',
  'pricePerMonth.amount': 'The amount',
  'pricePerMonth.currency': 'Its currency',
};
