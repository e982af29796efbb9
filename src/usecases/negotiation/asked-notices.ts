import { approversOf } from '../../domain/negotiation/approvers.ts';
import {
  currentStages,
  type Negotiation,
  type StageState,
  stageDue,
} from '../../domain/negotiation/negotiation.ts';
import { type Scene, sidedOf } from '../../domain/negotiation/scene.ts';
import type { Side } from '../../domain/negotiation/sides.ts';
import { signersOf } from '../../domain/negotiation/signatories.ts';
import type { Step } from '../../domain/negotiation/steps.ts';
import type { NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import { noticeAbout, reachable } from './notice-about.ts';

type Told = {
  readonly id: string;
  readonly before: Negotiation | null;
  readonly scene: Scene;
  readonly fresh: readonly Step[];
};

/** Asks everybody who is to approve or to sign from now on, in a message of their own. */
export function askedNotices(told: Told): readonly NegotiationNotice[] {
  const { scene, before, fresh } = told;
  const escalated = fresh.flatMap(({ content }) =>
    content.type === 'escalated' ? [`${content.side} ${content.stage}`] : [],
  );
  const had = new Set(before ? currentStages(before).map(nameOfStage) : []);
  const stages = currentStages(scene.state).filter(
    (stage) => escalated.includes(nameOfStage(stage)) || !had.has(nameOfStage(stage)),
  );
  const signing = fresh.some(({ content }) => content.type === 'signing-opened');
  return [
    ...stages.flatMap((stage) => approvalNotices(told, stage)),
    ...(signing ? signatureNotices(told) : []),
  ];
}

function nameOfStage({ side, key }: StageState): string {
  return `${side} ${key}`;
}

function approvalNotices({ id, scene }: Told, stage: StageState): readonly NegotiationNotice[] {
  const { register, state } = scene;
  const approvers = approversOf({ register, terms: sidedOf(scene), state }, stage);
  const about = noticeAbout({ id, scene, step: state.version }, stage.side);
  const { key, why, side } = stage;
  const escalated = stage.escalatedAt !== null;
  return meant(approvers, escalated).flatMap(([person, instead]) => {
    const found = reachable(scene, side, person);
    if (!found) return [];
    const asked = { stage: key, why, dueAt: stageDue(stage), escalated };
    const insteadOf = instead === null ? null : nameIn(scene, side, instead);
    return [{ kind: 'approval-asked', ...about, to: found.user, ...asked, insteadOf } as const];
  });
}

function signatureNotices({ id, scene }: Told): readonly NegotiationNotice[] {
  const { state, register } = scene;
  const sided = sidedOf(scene);
  const { signBy } = state.timetable;
  const asked = state.slots.flatMap((slot) =>
    meant(signersOf(register, sided, slot), false).map(([person, instead]) => ({
      ...{ side: slot.side, person, instead },
    })),
  );
  const unique = new Map(asked.map((one) => [one.person, one] as const));
  return [...unique.values()].flatMap(({ side, person, instead }) => {
    const found = reachable(scene, side, person);
    if (!found) return [];
    const about = noticeAbout({ id, scene, step: state.version }, side);
    const insteadOf = instead === null ? null : nameIn(scene, side, instead);
    return [{ kind: 'signature-asked', ...about, to: found.user, signBy, insteadOf } as const];
  });
}

/** Deputies are asked where nobody else is there, and when a decision is late. */
function meant(found: ReadonlyMap<string, string | null>, everybody: boolean) {
  const all = [...found];
  const own = all.filter(([, instead]) => instead === null);
  return everybody || own.length === 0 ? all : own;
}

function nameIn(scene: Scene, side: Side, key: string): string {
  return reachable(scene, side, key)?.name ?? key;
}
