/** What each term of a calendar says, for editors. */
export const CALENDAR_FIELDS: Readonly<Record<string, string>> = {
  calendar: 'The key by which agreements refer to this calendar',
  name: 'The name that people read',
  from: 'The date from which these hours hold; before it, those of the revision before',
  timeZone: 'The zone of its hours',
  weekly: 'The open hours by day or range of days; a range may run past midnight',
  holidays: 'Days without opening: dates, days of every year, or the public holidays of a region',
  'holidays.region': 'A country or region',
  'holidays.from': 'The first day of the year, such as 12-24',
  'holidays.to': 'The last day of the year, such as 01-02',
  exceptions: 'The hours of single dates, which replace the weekly ones',
  breaks: 'The hours of single dates that are closed, such as a company meeting',
  observed:
    'The public holidays as they were resolved, so that later changes of law change no figure; written by export',
  'observed.date': 'The date',
  'observed.name': 'The name of the holiday',
  'observed.region': 'The region in which it is one',
};
