import { approversOf } from '../../domain/negotiation/approvers.ts';
import { turnOf } from '../../domain/negotiation/negotiation.ts';
import { type Scene, sidedOf, todayOf } from '../../domain/negotiation/scene.ts';
import { SIDES, type Side } from '../../domain/negotiation/sides.ts';
import { signersOf } from '../../domain/negotiation/signatories.ts';
import { type NearDate, nearDates } from '../../domain/negotiation/timetable.ts';
import type { NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import { noticeAbout, placesOf, reachable } from './notice-about.ts';

type Reader = { readonly side: Side; readonly to: string };

/** The reminders that are due today, for those who can act. */
export function nearNotices(id: string, scene: Scene): readonly NegotiationNotice[] {
  const { state } = scene;
  const near = nearDates(state, { today: todayOf(scene), terms: sidedOf(scene) });
  return near.flatMap((date) =>
    readersOf(scene, date).map(({ side, to }) => ({
      ...{ kind: 'negotiation-near', ...noticeAbout({ id, scene, step: state.version }, side), to },
      ...{ what: date.what, on: date.on, early: date.early, daysLeft: date.daysLeft },
    })),
  );
}

function readersOf(scene: Scene, { what, stage }: NearDate): readonly Reader[] {
  const { state, register } = scene;
  const terms = sidedOf(scene);
  if (stage !== null) {
    return [...approversOf({ register, terms, state }, stage).keys()].flatMap((key) =>
      reader(scene, stage.side, key),
    );
  }
  if (what === 'signing' && state.phase === 'signing') {
    return state.slots
      .filter(({ signature }) => signature === null)
      .flatMap((slot) =>
        [...signersOf(register, terms, slot).keys()].flatMap((key) =>
          reader(scene, slot.side, key),
        ),
      );
  }
  const turn = turnOf(state);
  const sides = what === 'answer' && turn !== null ? [turn] : SIDES;
  return sides.flatMap((side) => placesOf(scene, side).map((to) => ({ side, to })));
}

function reader(scene: Scene, side: Side, key: string): readonly Reader[] {
  const found = reachable(scene, side, key);
  return found ? [{ side, to: found.user }] : [];
}
