import { z } from 'zod';

const PEOPLE: Readonly<Record<string, string>> = {
  group: 'not by one group of people',
  channel: 'whichever way people ask',
};

/** Where a promise about outages holds. A group or a channel is refused: an outage is felt at a place. */
export const siteSegment = z
  .strictObject(
    { site: z.string().min(1) },
    {
      error: (issue) => {
        if (issue.code !== 'unrecognized_keys' || !issue.keys.every((key) => key in PEOPLE)) {
          return undefined;
        }
        return issue.keys.map(refusal).join('\n');
      },
    },
  )
  .optional();

function refusal(key: string): string {
  return `“${key}” does not belong here: an outage is felt at a place, ${PEOPLE[key]}. Name a site, such as { site: Berlin }`;
}
