import { type Instant, MINUTE } from '../calendar/instant.ts';
import { AccordError } from '../error.ts';
import type { OutageState } from './fold-outage.ts';
import { refuseLong } from './refuse-long.ts';
import type { Corrected, Declared, OutageStepContent } from './steps.ts';

const FUTURE_TOLERANCE = 5 * MINUTE;

/** Refuses an outage that cannot have begun yet or that nobody would understand. */
export function decideDeclared(declared: Declared, now: Instant): Declared {
  if (declared.words === '') {
    throw new AccordError(
      'invalid',
      'Write what customers are to read: what does not work for them?',
    );
  }
  refuseLong(declared);
  refuseFuture(declared.from, now);
  return declared;
}

/** What comes next for an outage, or why it cannot; `now` is when somebody wants it. */
export function decideNext(
  outage: OutageState,
  wanted: Exclude<OutageStepContent, { type: 'declared' }>,
  now: Instant,
): OutageStepContent {
  if (outage.state === 'withdrawn') {
    throw new AccordError(
      'conflict',
      'This outage was withdrawn already, so nothing more can be told of it. Start a new one if the service is down.',
    );
  }
  refuseLong(wanted);
  switch (wanted.type) {
    case 'updated':
      if (wanted.words !== null || wanted.inside !== null) return wanted;
      throw new AccordError('invalid', 'Write what the customers or the team are to read.');
    case 'ended':
      return decideEnd(outage, wanted, now);
    case 'corrected':
      return decideCorrection(outage, wanted, now);
    case 'withdrawn':
      return wanted;
  }
}

type Ended = Extract<OutageStepContent, { type: 'ended' }>;

function decideEnd(outage: OutageState, wanted: Ended, now: Instant): Ended {
  if (outage.to !== null) {
    throw new AccordError(
      'conflict',
      'This outage is over already: somebody ended it before you. Correct its end if that is wrong.',
    );
  }
  refuseFuture(wanted.to, now);
  refuseReversed(outage.from, wanted.to);
  return wanted;
}

function decideCorrection(outage: OutageState, wanted: Corrected, now: Instant): Corrected {
  const { type: _, reason: __, ...right } = wanted;
  if (Object.keys(right).length === 0) {
    throw new AccordError('invalid', 'Nothing is different. Say what is to be corrected.');
  }
  const { from = outage.from, to = outage.to } = wanted;
  refuseFuture(Math.max(from, to ?? from), now);
  if (to !== null) refuseReversed(from, to);
  return wanted;
}

function refuseFuture(at: Instant, now: Instant): void {
  if (at <= now + FUTURE_TOLERANCE) return;
  throw new AccordError(
    'invalid',
    'That is still to come. An outage can be declared once it has begun; plan what is to come with /sla maintenance plan.',
  );
}

/** One that ends where it begins was none: that is withdrawn instead. */
function refuseReversed(from: Instant, to: Instant): void {
  if (from < to) return;
  throw new AccordError(
    'invalid',
    'That end is not after it began. Correct the times, or withdraw the outage if there was none.',
  );
}
