import type { Rule } from '../rule.ts';
import { emptyRung } from './alerts.ts';
import { foreignCredit, limitsReversed, nobodyForCosts } from './approvals.ts';
import {
  customerTimeCounts,
  noCalendar,
  pausesUnsaid,
  priorityWithoutResolution,
  reopenIgnored,
  reopenUnsaid,
  responseAfterResolution,
  unknownHolder,
  upsideDown,
} from './clocks.ts';
import { creditWhileMet, feeless, missWithoutCredit, uncapped } from './credits.ts';
import { deadCalendar, dueSoon, ended, holidaysMissing, noticeMissed, zones } from './dates.ts';
import { coarse, neverMet, notMeasured } from './history.ts';
import { everyOne, noMaintenance, tooMany, unreachable } from './objectives.ts';
import { twice } from './overlap.ts';
import {
  bothSides,
  noCustomerChannel,
  noDuties,
  noOwner,
  noReport,
  noReview,
  noSignatories,
  noTeamChannel,
  unreachableSignatory,
} from './people.ts';
import { quorumBeyond } from './quorum.ts';
import { dependencyGap, noHandOver, noSupport, notLive, supportGap } from './support.ts';
import { creditedAgain, daysLeftOut } from './windows.ts';

/** Everything that is checked in an agreement. */
export const RULES: readonly Rule[] = [
  noCalendar,
  unknownHolder,
  responseAfterResolution,
  upsideDown,
  supportGap,
  creditWhileMet,
  bothSides,
  ended,
  dependencyGap,
  noSupport,
  notLive,
  neverMet,
  notMeasured,
  coarse,
  unreachable,
  everyOne,
  customerTimeCounts,
  reopenIgnored,
  uncapped,
  daysLeftOut,
  creditedAgain,
  feeless,
  noOwner,
  noReview,
  noReport,
  noTeamChannel,
  limitsReversed,
  nobodyForCosts,
  quorumBeyond,
  emptyRung,
  noSignatories,
  dueSoon,
  holidaysMissing,
  deadCalendar,
  twice,
  noticeMissed,
  pausesUnsaid,
  reopenUnsaid,
  priorityWithoutResolution,
  missWithoutCredit,
  foreignCredit,
  noHandOver,
  noMaintenance,
  tooMany,
  noCustomerChannel,
  noDuties,
  unreachableSignatory,
  zones,
];
