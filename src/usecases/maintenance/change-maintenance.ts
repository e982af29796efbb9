import type { Interval } from '../../domain/calendar/interval.ts';
import { zonedSpan, zonedWords } from '../../domain/calendar/zoned-words.ts';
import { AccordError } from '../../domain/error.ts';
import {
  refuseBegun,
  refuseEnd,
  refuseExtension,
  refusePast,
} from '../../domain/maintenance/decide-maintenance.ts';
import type { MaintenanceState } from '../../domain/maintenance/fold-maintenance.ts';
import type { MaintenanceStepContent } from '../../domain/maintenance/steps.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { zoneOfService } from '../outage/affected.ts';
import { openView } from '../status/viewing.ts';
import { lockedMaintenance, takeBack } from './approve-maintenance.ts';
import { keepMaintenanceStep } from './keep-maintenance-step.ts';
import type { Happened, MaintenanceScene } from './tell-maintenance.ts';

type Of = { readonly id: string };

/** Proposes other times for a maintenance; the old ones hold until a second person approves them. */
export async function moveMaintenance(
  context: Telling,
  { id, from, to, reason }: Of & Interval & { readonly reason: string },
): Promise<MaintenanceScene> {
  return change(context, id, {
    refuse: (state) => {
      refuseBegun(state);
      refusePast({ from, to }, context.now);
    },
    content: { type: 'move-proposed', from, to, reason: needed(reason) },
    happened: (zone) => ({
      ...{ move: 'asked', words: needed(reason), inside: true },
      sentences: [`Wanted instead: ${zonedSpan({ from, to }, zone)}.`],
    }),
  });
}

/** Cancels a maintenance that has not begun; what was excluded for it counts again, and whoever was told is told. */
export async function cancelMaintenance(
  context: Telling,
  { id, reason }: Of & { readonly reason: string },
): Promise<MaintenanceScene> {
  return change(context, id, {
    refuse: refuseBegun,
    content: { type: 'cancelled', reason: needed(reason) },
    before: (tx, scene) =>
      takeBack(tx, context, { ...scene, reason: 'the maintenance was cancelled' }),
    happened: () => ({ move: 'cancelled', words: needed(reason) }),
  });
}

type Said = { readonly words?: string | null };

/** Says that a maintenance takes longer; from its planned end on it counts as downtime. */
export async function extendMaintenance(
  context: Telling,
  { id, to, words }: Of & Said & { readonly to: number },
): Promise<MaintenanceScene> {
  return change(context, id, {
    refuse: (state) => refuseExtension(state, to, context.now),
    content: { type: 'extended', to, words: clean(words) },
    happened: (zone) => ({
      ...{ move: 'extended', words: clean(words) },
      sentences: [
        `It is expected to end by ${zonedWords(to, zone)}.`,
        'What goes beyond the planned end counts as downtime.',
      ],
    }),
  });
}

/** Says that a maintenance is done. */
export async function endMaintenance(
  context: Telling,
  { id, to, words }: Of & Said & { readonly to: number },
): Promise<MaintenanceScene> {
  return change(context, id, {
    refuse: (state) => refuseEnd(state, to, context.now),
    content: { type: 'ended', to, words: clean(words), assumed: false },
    happened: (_, state) => ({
      ...{ move: 'ended', words: clean(words) },
      sentences:
        to > state.to && !state.staysUp
          ? ['What went beyond the planned end counts as downtime.']
          : [],
    }),
  });
}

type Scene = { readonly register: Register; readonly state: MaintenanceState };

type Change = {
  readonly refuse: (state: MaintenanceState) => void;
  readonly content: MaintenanceStepContent;
  readonly before?: (tx: Db, scene: Scene) => Promise<void>;
  readonly happened: (zone: string, state: MaintenanceState) => Omit<Happened, 'mark' | 'byName'>;
};

async function change(context: Telling, id: string, wanted: Change): Promise<MaintenanceScene> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'request-exclusion', 'anything');
  return transactionTriedAgain(context.database, async (tx) => {
    const { kept, state } = await lockedMaintenance(tx, context, id);
    const subject = { services: [kept.serviceKey], parties: [] };
    requireAuthority(authority, 'request-exclusion', subject);
    wanted.refuse(state);
    await wanted.before?.(tx, { register, state });
    const happened = wanted.happened(zoneOfService(register, kept.serviceKey), state);
    return keepMaintenanceStep(tx, context, { register, kept, content: wanted.content, happened });
  });
}

function clean(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

function needed(reason: string): string {
  const written = clean(reason);
  if (written !== null) return written;
  throw new AccordError('invalid', 'Please write why: those who were told read it.');
}
