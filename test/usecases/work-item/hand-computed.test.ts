import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { statusJson } from '../../../src/usecases/status/status-json.ts';
import { importFromServiceNow } from '../../../src/usecases/work-item/import-from-servicenow.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, deskIn } from './desk.ts';
import { exportFiles, hasRealExport, INCIDENTS, readRealExport } from './incidents.ts';

/**
 * What a person finds with a pencil. The desk is open Monday to Friday 08:00–18:00 UTC and closed on 25 and 28
 * March 2016. P3: reply within 4 h, solve within 20 h not counting waits for the customer; P1 and P2: solve
 * within 8 h not counting any wait; P4: solve within 5 business days. Cases count in the period of their due date.
 */
type Finding = {
  readonly incident: string;
  readonly why: string;
  readonly at: string;
  readonly target: string;
  /** The only case of the target at that instant; “none” when it has none in the period. */
  readonly is: 'met' | 'missed' | 'open' | 'paused' | 'none';
};

const MADE_UP: readonly Finding[] = [
  {
    incident: 'INC9001',
    why: 'Tue from 08:00, reply 09:30, due 12:00',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-response',
    is: 'met',
  },
  {
    incident: 'INC9001',
    why: 'Tue 10 h, Wed 10 h: due Wed 18:00, solved 17:59',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'met',
  },
  {
    incident: 'INC9001',
    why: 'before it was opened',
    at: '2016-03-01T07:14:00Z',
    target: 'p3-resolution',
    is: 'none',
  },
  {
    incident: 'INC9001',
    why: 'Wed 17:58, due Wed 18:00',
    at: '2016-03-02T17:58:00Z',
    target: 'p3-resolution',
    is: 'open',
  },
  {
    incident: 'INC9002',
    why: 'Thu 09:00 + 4 h = 13:00, reply 14:00',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-response',
    is: 'missed',
  },
  {
    incident: 'INC9002',
    why: 'Thu 7 h, wait, Tue 10:00–18:00 8 h = 15 h, Wed 08:00–13:00 5 h = 20 h: solved when due',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'met',
  },
  {
    incident: 'INC9002',
    why: 'Mon, waiting since Thu',
    at: '2016-03-07T12:00:00Z',
    target: 'p3-resolution',
    is: 'paused',
  },
  {
    incident: 'INC9003',
    why: 'solved Thu after 8 h',
    at: '2016-03-11T12:00:00Z',
    target: 'p3-resolution',
    is: 'met',
  },
  {
    incident: 'INC9003',
    why: 'reopened Mon 12:00 with 12 h left: Mon 6 h, Tue 6 h, due Tue 14:00',
    at: '2016-03-15T14:00:00Z',
    target: 'p3-resolution',
    is: 'open',
  },
  {
    incident: 'INC9003',
    why: 'solved again Wed 09:00',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'missed',
  },
  {
    incident: 'INC9004',
    why: 'P3 only until 11:00 on its first day',
    at: '2016-03-17T10:59:00Z',
    target: 'p3-resolution',
    is: 'open',
  },
  {
    incident: 'INC9004',
    why: 'P1 since 11:00, and so not counted under P3',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'none',
  },
  {
    incident: 'INC9004',
    why: 'P1 from the opening: Thu 10:00 + 8 h = 18:00, solved Fri 08:30',
    at: '2016-03-31T23:00:00Z',
    target: 'p1-resolution',
    is: 'missed',
  },
  {
    incident: 'INC9005',
    why: 'Thu 12:00 + 4 h = 16:00, first change Tue 09:00, though Fri and Mon are holidays',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-response',
    is: 'missed',
  },
  {
    incident: 'INC9005',
    why: 'Thu 6 h, Tue 1 h, waiting since',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'paused',
  },
  {
    incident: 'INC9005',
    why: 'still waiting in the month after',
    at: '2016-04-15T00:00:00Z',
    target: 'p3-resolution',
    is: 'paused',
  },
];

const REAL: readonly Finding[] = [
  {
    incident: 'INC0000045',
    why: 'simple: opened Mon 29 Feb 01:16, Mon 10 h, Tue 10 h: due Tue 1 Mar 18:00, resolved Mon 08:53',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'met',
  },
  {
    incident: 'INC0000045',
    why: 'reply due Mon 29 Feb 12:00: it counts in February',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-response',
    is: 'none',
  },
  {
    incident: 'INC0000045',
    why: 'reply Mon 08:53, due 12:00',
    at: '2016-02-29T23:00:00Z',
    target: 'p3-response',
    is: 'met',
  },
  {
    incident: 'INC0000047',
    why: 'Mon 10 h, Tue 08:00–09:14, waits for the user, resolved 09:52 with 8 h 46 min left: due Wed 2 Mar 08:38',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'met',
  },
  {
    incident: 'INC0000047',
    why: 'Tue 09:30, between 09:14 and 09:52',
    at: '2016-03-01T09:30:00Z',
    target: 'p3-resolution',
    is: 'paused',
  },
  {
    incident: 'INC0000102',
    why: 'Mon 8 h 54 min, waits, Thu 17:29–18:00 31 min, Fri 10 h = 19 h 25 min: due Mon 7 Mar 08:35, working until 11:50',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'missed',
  },
  {
    incident: 'INC0000102',
    why: 'the same, at its due instant',
    at: '2016-03-07T08:35:00Z',
    target: 'p3-resolution',
    is: 'open',
  },
  {
    incident: 'INC0000102',
    why: 'a second after it',
    at: '2016-03-07T08:35:01Z',
    target: 'p3-resolution',
    is: 'missed',
  },
  {
    incident: 'INC0000715',
    why: 'opened Tue 13:03, 4 h = 17:03, reply 14:10',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-response',
    is: 'met',
  },
  {
    incident: 'INC0000715',
    why: 'resolved Thu 08:36 after 4 h 57 min + 10 h + 36 min = 15 h 33 min',
    at: '2016-03-04T10:00:00Z',
    target: 'p3-resolution',
    is: 'met',
  },
  {
    incident: 'INC0000715',
    why: 'reopened Fri 12:42 with 4 h 27 min left: due Fri 17:09',
    at: '2016-03-04T17:09:00Z',
    target: 'p3-resolution',
    is: 'open',
  },
  {
    incident: 'INC0000715',
    why: 'resolved again only on Thu 10 Mar',
    at: '2016-03-31T23:00:00Z',
    target: 'p3-resolution',
    is: 'missed',
  },
  {
    incident: 'INC0000062',
    why: 'P3 became P2 at 07:29: Mon 29 Feb 08:00 + 8 h = 16:00, resolved 15:51',
    at: '2016-02-29T23:00:00Z',
    target: 'p2-resolution',
    is: 'met',
  },
  {
    incident: 'INC0000341',
    why: 'P4 waiting from the start, P1 since 21 Mar 12:09, waiting again since 13:29 with 6 h 29 min left',
    at: '2016-03-31T23:00:00Z',
    target: 'p1-resolution',
    is: 'paused',
  },
  {
    incident: 'INC0000341',
    why: 'as P1 at 13:00: only 11:58–13:00 of 8 h is used, due 21 Mar 19:58 of open time: 22 Mar 09:58',
    at: '2016-03-21T13:00:00Z',
    target: 'p1-resolution',
    is: 'open',
  },
  {
    incident: 'INC0000341',
    why: 'resolved 2 Aug 14:33: due 3 Aug 11:02',
    at: '2016-08-31T23:00:00Z',
    target: 'p1-resolution',
    is: 'met',
  },
];

const file = exportFiles();

describe.each(DATABASES)('an incident on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function find({ incident, at, target }: Finding, rows: readonly string[], header?: string) {
    const db = getDatabase();
    const context = await deskIn(await anotherWorkspace(db));
    const path = file(
      rows.filter((row) => row.startsWith(incident)),
      header,
    );
    await importFromServiceNow(context, { agreementKey: 'corp-support', path });
    const [agreement] = statusJson(
      await showStatus(context, { service: 'support', at: parseInstant(at) }),
    );
    const figure = agreement?.targets.find(({ key }) => key === target);
    expect(figure).toBeDefined();
    const counts = Object.entries(figure ?? {}).filter(([key]) =>
      ['met', 'missed', 'open', 'paused', 'cancelled'].includes(key),
    );
    return counts.filter(([, count]) => count === 1).map(([key]) => key);
  }

  it.each(MADE_UP)('$incident under $target at $at is $is: $why', async (finding) => {
    expect(await find(finding, INCIDENTS)).toEqual(finding.is === 'none' ? [] : [finding.is]);
  });

  it.skipIf(!hasRealExport).each(REAL)(
    '$incident under $target at $at is $is: $why',
    async (finding) => {
      const { header, rows } = readRealExport();
      const found = await find(finding, rows, header);
      expect(found).toEqual(finding.is === 'none' ? [] : [finding.is]);
    },
  );
});
