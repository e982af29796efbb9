import { AccordError } from '../../../domain/error.ts';
import { member } from '../../../domain/register/problem.ts';
import type { DraftPlace } from '../../../usecases/draft/draft-place.ts';
import { mergeDraft } from '../../../usecases/draft/merge-draft.ts';
import { openForEditing } from '../../../usecases/draft/open-for-editing.ts';
import { startDraft } from '../../../usecases/draft/start-draft.ts';
import { termsAt } from '../../../usecases/draft/terms-at.ts';
import { UNSAVED } from '../../../usecases/draft/unsaved-draft.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import type { Session } from '../../session.ts';
import type { ButtonInteraction, Click } from '../interaction.ts';
import { draftView, targetsOf } from './draft-view.ts';
import { inPlace } from './in-place.ts';
import { partForm, targetForm } from './part-form.ts';
import { readSpot, type Spot } from './spot.ts';
import { kindForm } from './target-kind.ts';
import { keysBeside } from './targets.ts';

/** Shows a document that is in the register to be changed, or the draft that somebody has begun. */
export const editDocument = onSpot('draft.edit', async (session, { kind, key }) =>
  editView(session, { kind, key }),
);

/** A document of the register as somebody begins to change it. */
export async function editView(session: Session, place: DraftPlace) {
  const { version } = await openForEditing(await session.open(), place);
  return draftView(session, { ...place, version }, version === UNSAVED ? UNTOUCHED : FOUND);
}

const UNTOUCHED = mrkdwn`📝 Nothing changes in the register before you publish it.`;

/** Makes an SLA draft out of requirements. */
export const draftPromise = onSpot('draft.promise', async (session, { key: agreement }) => {
  const place = { kind: 'agreement', key: `${agreement}-sla` } as const;
  const from = { kind: 'requirements', agreement } as const;
  const { isNew } = await startDraft(await session.open(), { ...place, from });
  return draftView(session, place, isNew ? NEW : FOUND);
});

const NEW = mrkdwn`📝 This is a draft now: nothing changes in the register before you publish it.`;
const FOUND = mrkdwn`📝 Somebody had begun this draft already. You can go on where it stands.`;

/** Shows a draft as it is now. */
export const showDraftAgain = onSpot('draft.show', draftView);

/** Opens the form for a part of a draft. */
export const editPart = onSpot('draft.form', async (session, spot) =>
  partForm(session, spot, await termsAt(await session.open(), spot)),
);

/** Asks of what kind a new promise is. */
export const addTarget = onSpot('draft.add', async (session, spot) => {
  await termsAt(await session.open(), spot);
  return kindForm(spot);
});

/** Opens the form for a promise that is there. */
export const editTarget = onSpot('draft.target', async (session, spot) => {
  const terms = await termsAt(await session.open(), spot);
  const target = targetsOf(terms)[spot.at ?? -1];
  const isAt = member(target, 'key') === spot.target;
  const found = isAt ? target : targetsOf(terms).find((one) => member(one, 'key') === spot.target);
  return targetForm(
    { ...spot, taken: [...keysBeside(terms, spot.target)] },
    { target: found ?? {} },
  );
});

/** Brings what was typed together with what others saved meanwhile; where both changed the same, mine counts. */
export const mergeMine = onSpot('draft.merge-mine', merge);

/** The same, but where both changed the same, theirs counts. */
export const mergeTheirs = onSpot('draft.merge-theirs', merge);

async function merge(session: Session, { kind, key, aside, keep: side = 'theirs' }: Spot) {
  if (aside === undefined) throw new AccordError('invalid', 'There is nothing to bring together.');
  await mergeDraft(await session.open(), { kind, key, aside, keep: side });
  return draftView(session, { kind, key }, MERGED);
}

const MERGED = mrkdwn`💾 Both are in the draft now.`;

type Step = (session: Session, spot: Spot) => ReturnType<typeof draftView>;

/** A button whose next step takes the place of the one before. */
export function onSpot(action: string, step: Step): ButtonInteraction {
  return {
    action,
    run: (session: Session, click: Click) =>
      inPlace(session, click, () => step(session, readSpot(click.value))),
  };
}
