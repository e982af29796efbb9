import { describe, expect, it } from 'vitest';
import { notice, noticeKey } from '../../src/outbox/notice.ts';
import { NOTICES } from '../slack/notices/notices.ts';

describe('a notice', () => {
  it.each(Object.values(NOTICES))('$kind survives being stored', (given) => {
    expect(notice.parse(JSON.parse(JSON.stringify(given)))).toEqual(given);
  });

  it('is one of its kind by what it is about, and where it was told', () => {
    expect(Object.values(NOTICES).map(noticeKey)).toEqual([
      'alert/12',
      'alert/12/3',
      'list/limit/1793606400000/#messaging',
      'list/limit/1793606400000/#messaging/escalated/0/1793606400000',
      'list/limit/1793606400000/#messaging/next/1/1793606400000/U01MAX',
      'alert/12/4/next',
      'alert/12/4/customer',
      'improvement/7/2026-11-30/7',
      'missed/acme-email/1790805600000/1793487600000',
      'chart/acme-email/availability/2026-10',
      'date/uc-cloudmail/expiry/2026-12-31//60',
      'watch-late/1793606400000/U01MARA',
      'changed/acme-email/r4/C01ACME',
      'negotiation/7/3/negotiation-turn/C01ACME',
      'negotiation/7/3/approval-asked/finance/C01ACME',
      'negotiation/7/3/signature-asked/C01ACME',
      'negotiation/7/3/paused/C01ACME',
      'negotiation/7/3/negotiation-ended/C01ACME',
      'negotiation/7/near/answer/2026-12-03/1/C01ACME',
      'negotiation/7/3/terms-in-effect/C01ACME',
      'outage/7/C01TEAM',
      'outage/7/C01TEAM/3',
      'outage/7/C01TEAM/near/1793610900000',
      'outage/7/C01TEAM/seen-up/1793610675000',
      'maintenance/3/C01TEAM',
      'maintenance/3/C01TEAM/overrun/2',
      'maintenance/3/C01TEAM/approval-late/at-1',
    ]);
  });

  it('refuses what is not a notice', () => {
    expect(notice.safeParse({ kind: 'gossip' }).success).toBe(false);
    expect(notice.safeParse({ ...NOTICES.alert, seenAt: 0.5 }).success).toBe(false);
  });
});
