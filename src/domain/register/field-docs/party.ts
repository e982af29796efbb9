/** What each term of a party says, for editors. */
export const PARTY_FIELDS: Readonly<Record<string, string>> = {
  party: 'The key by which other documents refer to this party',
  kind: 'customer buys services, provider is a team of one’s own, supplier is another company that helps to provide',
  name: 'The name that people read',
  timeZone: 'The zone in which they work',
  language: 'The language in which they read',
  channels: 'Where to reach them',
  'channels.customer': 'The channel that is shared with the customer',
  'channels.team': 'The channel of the team',
  people: 'Who belongs to it',
  'people.key': 'The key by which other documents refer to this person; no two parties share one',
  'people.name': 'The name that people read',
  'people.user': 'Who they are in chat',
  'people.group': 'A group of users in chat that stands for them',
  'people.email': 'Their e-mail address, by which they are known in chat as well',
  'people.roles': 'What they answer for, everywhere or for some services or parties',
  'people.roles.role': 'The role',
  'people.roles.services': 'The services for which it holds, by key',
  'people.roles.parties': 'The parties for which it holds, by key',
  'people.timeZone': 'The zone in which they work, where it is not that of the party',
  'people.language': 'The language in which they read, where it is not that of the party',
  'people.deputy': 'Who stands in for them: the key of a person',
  approvals: 'Who is asked before a changed agreement is signed, where the defaults do not fit',
  'approvals.finance':
    'Finance approves what may cost more than this a month in credits or services; 1000 EUR where nothing is said',
  'approvals.finance.amount': 'The amount',
  'approvals.finance.currency': 'Its currency',
  'approvals.executive':
    'An executive approves what may cost more than this; 10000 EUR where nothing is said',
  'approvals.executive.amount': 'The amount',
  'approvals.executive.currency': 'Its currency',
  'approvals.days': 'Within how many days each approver is to decide; 3 where nothing is said',
  'approvals.quorum':
    'How many approve, by their role: one, all, or a number; where nothing is said, every owner of a service and one of the others',
  'approvals.quorum.service-owner': 'Of the owners of the services that the agreement is about',
  'approvals.quorum.service-level-manager': 'Of the service level managers',
  'approvals.quorum.supplier-manager':
    'Of the supplier managers, when a contract with a supplier is touched',
  'approvals.quorum.finance': 'Of finance, when its limit is passed',
  'approvals.quorum.executive': 'Of the executives, when their limit is passed',
  'approvals.quorum.approver':
    'Of the approvers of a customer or a supplier, who approve for their side',
  alerts:
    'How its people hear of alerts about what it provides; of a customer, the quiet hours count',
  'alerts.ladder': 'Who is told next, one step after the other, while nobody acknowledges an alert',
  'alerts.ladder.after': 'How long after the alert began',
  'alerts.ladder.tell': 'The key of a person, or a role that somebody of the party holds',
  'alerts.calendar':
    'The hours in which the ladder counts: the key of a calendar; the support hours of the agreement where nothing is said',
  'alerts.quietHours':
    'When messages wait, on the clock of whoever reads them; a miss of the highest priority does not',
  'alerts.quietHours.from': 'When they begin, such as 22:00',
  'alerts.quietHours.to': 'When they end, such as 06:00; on the next day where that is earlier',
  'alerts.digestAt':
    'When what is not urgent is told together, once a day; one by one where nothing is said',
  'alerts.mostPerHour':
    'How many alerts an hour a channel is told one by one before they become one list; 20 where nothing is said',
};
