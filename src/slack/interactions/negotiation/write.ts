import type { ModalView } from '@slack/types';
import { daysAfter } from '../../../domain/agreement/dates/term.ts';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { member } from '../../../domain/register/problem.ts';
import { proposeTerms } from '../../../usecases/negotiation/propose-terms.ts';
import { termsToPropose } from '../../../usecases/negotiation/terms-to-propose.ts';
import { listOffers } from '../../../usecases/register/offers.ts';
import { readTablePlace, type TablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { actions, button, type KnownBlock, section } from '../../blocks/blocks.ts';
import { choiceInput, dateInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { TARGET_KIND_NAMES } from '../../forms/document-fields.ts';
import { fieldInput } from '../../forms/field-input.ts';
import { writeField } from '../../forms/read-fields.ts';
import type { Field } from '../../forms/schema-fields.ts';
import type { Session } from '../../session.ts';
import { isoDay } from '../../wording/clock-words.ts';
import { targetsOf } from '../draft/draft-view.ts';
import { documentInputs, promiseHead, promiseInputs } from '../draft/part-form.ts';
import { KIND_WORDS } from '../draft/target-kind.ts';
import { withoutTarget } from '../draft/targets.ts';
import { fillInPlace } from '../filling.ts';
import type { ButtonInteraction, ComingViews } from '../interaction.ts';
import { proposalViews, viewsOf } from './proposal.ts';
import { TITLE } from './proposal-view.ts';
import { outsideFields, promiseFields, proposedFields } from './proposed-fields.ts';

export const SAVE_PART = 'proposal.save-part';
export const SAVE_TARGET = 'proposal.save-target';
export const SAVE_DATES = 'proposal.save-dates';
export const CHOOSE_KIND = 'proposal.target-kind';

type Step = (session: Session, place: TablePlace) => ComingViews;

/** A button whose next step takes the place of the one before. */
function onPlace(action: string, step: Step): ButtonInteraction {
  return {
    action,
    run: (session, click) => {
      const views = later(() => step(session, readTablePlace(click.value)));
      return fillInPlace(session, click, { title: TITLE, views });
    },
  };
}

/** What cannot be read is told where everything else that goes wrong is. */
async function* later(views: () => ComingViews): ComingViews {
  yield* views();
}

function formOn(action: string, form: (session: Session, place: TablePlace) => Promise<ModalView>) {
  return onPlace(action, async function* (session, place) {
    yield await form(session, place);
  });
}

/** The terms that the own side is writing. */
export async function termsWritten(session: Session, key: string): Promise<DraftTerms> {
  return (await termsToPropose(await session.open(), { key })).terms;
}

/** Shows a proposal as it is now. */
export const showProposal = onPlace('proposal.show', proposalViews);

/** Turn to another part of a long proposal. */
export const TURN_PROPOSAL: readonly ButtonInteraction[] = ['proposal.on', 'proposal.back'].map(
  (action) => onPlace(action, proposalViews),
);

/** Opens the form for the frame, or for everything that is neither frame nor promise. */
export const editProposalPart = formOn('proposal.part', async (session, place) => {
  const opened = await session.open();
  const { terms, view } = await termsToPropose(opened, { key: place.key });
  const fields = proposedFields(place.part);
  if (view?.isOutside) return form(place, SAVE_PART, plainInputs(outsideFields(fields), terms));
  const offers = await listOffers(opened);
  return form(place, SAVE_PART, documentInputs('agreement', { fields, offers, terms }));
});

/** Asks of what kind a new promise is. */
export const addProposedTarget = formOn('proposal.add', async (_, place) => {
  const choices = TARGET_KIND_NAMES.map((value) => ({ value, label: KIND_WORDS[value] ?? value }));
  return form(place, CHOOSE_KIND, [
    section(mrkdwn`What is to be promised?`),
    choiceInput({ name: 'targetKind', label: 'Kind of promise' }, choices),
  ]);
});

/** Opens the form for a promise that is there. */
export const editProposedTarget = formOn('proposal.target', async (session, place) => {
  const terms = await termsWritten(session, place.key);
  const target = targetsOf(terms).find((one) => member(one, 'key') === place.target);
  return proposedTargetForm(place, target ?? {});
});

/** Takes a promise out of a proposal. */
export const removeProposedTarget = onPlace(
  'proposal.remove',
  async function* (session, { key, target, seen, page }) {
    const terms = withoutTarget(await termsWritten(session, key), { target });
    const view = await proposeTerms(await session.open(), { key, terms, seen });
    yield* viewsOf(session, view, { page });
  },
);

function plainInputs(fields: readonly Field[], terms: DraftTerms): readonly KnownBlock[] {
  return fields.map((field) =>
    fieldInput(field, { initial: writeField(field, terms), offer: null }),
  );
}

/** The form for one promise, whose fields are those of its kind. */
export function proposedTargetForm(place: TablePlace, target: unknown): ModalView {
  const remove = { action: 'proposal.remove', value: writeTablePlace(place) };
  return form(place, SAVE_TARGET, [
    ...promiseHead(place.targetKind ?? '', target, place.target === undefined ? undefined : remove),
    ...promiseInputs(promiseFields(place), target),
  ]);
}

/** Opens the form for when it is to hold, and until when it is to be answered and signed. */
export const editDates = formOn('proposal.dates', async (session, place) => {
  const opened = await session.open();
  const { view, timeZone, terms } = await termsToPropose(opened, { key: place.key });
  const today = isoDay(opened.now, timeZone);
  const { rounds = [], signBy } = view?.preparation?.timetable ?? view?.timetable ?? {};
  const from = member(member(terms, 'effective'), 'from');
  return form(place, SAVE_DATES, [
    dateInput(
      { name: 'effectiveFrom', label: 'It is to hold from' },
      typeof from === 'string' ? from : daysAfter(today, 30),
    ),
    dateInput(
      { name: 'answerBy', label: 'Answer expected by' },
      rounds.at(-1) ?? daysAfter(today, 7),
    ),
    dateInput({ name: 'signBy', label: 'To be signed by' }, signBy ?? daysAfter(today, 21)),
  ]);
});

function form(place: TablePlace, name: string, inputs: readonly KnownBlock[]): ModalView {
  const { key, page } = place;
  const value = writeTablePlace({ key, ...(page !== undefined && { page }) });
  const back = button({ label: '‹ Back without saving', action: 'proposal.show', value });
  return modal({
    title: TITLE,
    submit: { label: name === CHOOSE_KIND ? 'Next' : 'Save', name },
    about: writeTablePlace(place),
    blocks: [...actions([back]), ...inputs],
  });
}
