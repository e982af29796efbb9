import type { ModalView } from '@slack/types';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { AccordError } from '../../../domain/error.ts';
import { type Proposing, proposeTerms } from '../../../usecases/negotiation/propose-terms.ts';
import {
  differenceLine,
  tellDifferences,
} from '../../../usecases/register/words/tell-differences.ts';
import { readTablePlace, type TablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { actions, button, section } from '../../blocks/blocks.ts';
import { titled } from '../../blocks/lists.ts';
import { cut, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { TARGET_KIND_NAMES } from '../../forms/document-fields.ts';
import { readFields } from '../../forms/read-fields.ts';
import type { Session } from '../../session.ts';
import { documentComplaints } from '../draft/save.ts';
import { targetComplaints, withTarget } from '../draft/targets.ts';
import type { ComingViews, FormInteraction } from '../interaction.ts';
import { dateComplaints, datesIn } from './begin.ts';
import { viewsOf } from './proposal.ts';
import { TITLE } from './proposal-view.ts';
import { askedFields, promiseFields, proposedFields } from './proposed-fields.ts';
import {
  CHOOSE_KIND,
  proposedTargetForm,
  SAVE_DATES,
  SAVE_PART,
  SAVE_TARGET,
  termsWritten,
} from './write.ts';

/** Saves the frame of a proposal, or everything that is neither frame nor promise. */
export const saveProposalPart: FormInteraction = {
  form: SAVE_PART,
  title: TITLE,
  check: (given, about) => {
    const { key, part } = readTablePlace(about);
    return documentComplaints({ kind: 'agreement', key }, proposedFields(part), given);
  },
  run: async (session, { fields: given, about }) => {
    const place = readTablePlace(about);
    const before = await termsWritten(session, place.key);
    const fields = askedFields(proposedFields(place.part), given);
    return keep(session, place, { before, terms: readFields(fields, given, before).terms });
  },
};

/** Saves one promise of a proposal. */
export const saveProposedTarget: FormInteraction = {
  form: SAVE_TARGET,
  title: TITLE,
  check: (given, about) => {
    const place = readTablePlace(about);
    const { key, target, targetKind } = place;
    const spot = { kind: 'agreement', key, version: 1, target, targetKind } as const;
    return targetComplaints(spot, given, promiseFields(place));
  },
  run: async (session, { fields: given, about }) => {
    const place = readTablePlace(about);
    const before = await termsWritten(session, place.key);
    const start = { kind: place.targetKind ?? '', ...(place.target && { key: place.target }) };
    const { terms: target } = readFields(promiseFields(place), given, start);
    const terms = withTarget(before, { replaced: place.target, target });
    return keep(session, place, { before, terms });
  },
};

/** Opens the form for a new promise of the chosen kind. */
export const chooseProposedKind: FormInteraction = {
  form: CHOOSE_KIND,
  title: TITLE,
  check: ({ targetKind }) =>
    TARGET_KIND_NAMES.some((name) => name === targetKind)
      ? {}
      : { targetKind: 'Please choose one of these.' },
  run: async (_, { fields, about }) =>
    proposedTargetForm({ ...readTablePlace(about), targetKind: String(fields.targetKind) }, {}),
};

/** Saves when a proposal is to hold, and until when it is to be answered and signed. */
export const saveDates: FormInteraction = {
  form: SAVE_DATES,
  title: TITLE,
  check: dateComplaints,
  run: async (session, { fields, about }) => {
    const place = readTablePlace(about);
    const before = await termsWritten(session, place.key);
    return keep(session, place, { before, terms: before, ...datesIn(fields) });
  },
};

type Kept = Pick<Proposing, 'terms' | 'timetable' | 'effectiveFrom'> & {
  readonly before: DraftTerms;
};

/** Keeps what was written; when the negotiation has moved on meanwhile, gives it back. */
async function keep(
  session: Session,
  { key, seen, page }: TablePlace,
  { before, ...written }: Kept,
): Promise<ModalView | ComingViews> {
  try {
    const view = await proposeTerms(await session.open(), { key, seen, ...written });
    return viewsOf(session, view, { note: SAVED, page });
  } catch (error) {
    if (!(error instanceof AccordError) || error.code !== 'conflict') throw error;
    return givenBack(key, error.message, { before, after: written.terms });
  }
}

const SAVED = mrkdwn`💾 Saved. You can close this and go on another day: \`/sla propose\` opens it again.`;

type Typed = { readonly before: DraftTerms; readonly after: DraftTerms };

/** What somebody typed too late, so that nothing of it is lost. */
function givenBack(key: string, why: string, { before, after }: Typed): ModalView {
  const lines = tellDifferences(before, after).map(
    (one) => mrkdwn`• ${cut(differenceLine(one), 1_000)}`,
  );
  const value = writeTablePlace({ key });
  return modal({
    title: 'Somebody was faster',
    blocks: [
      section(mrkdwn`🔄 ${why}`),
      ...titled(mrkdwn`*What you wrote, so that it is not lost*`, lines),
      ...actions([button({ label: 'Look at it as it is now', action: 'proposal.show', value })]),
    ],
  });
}
