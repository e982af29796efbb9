import { createHash } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { besideTerm } from '../../../domain/consequence/beside-term.ts';
import { AccordError } from '../../../domain/error.ts';
import { termAt, withTerm } from '../../../domain/negotiation/term-path.ts';
import { canonicalJson } from '../../../domain/register/canonical-json.ts';
import { counterTerm } from '../../../usecases/negotiation/answer-terms.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { showNegotiation } from '../../../usecases/negotiation/show-negotiation.ts';
import { valueWords } from '../../../usecases/negotiation/words/value-words.ts';
import { type Effects, effectBlocks, NO_EFFECTS } from '../../answers/effect-lines.ts';
import { wasWords } from '../../answers/offer-card.ts';
import { offerOf } from '../../answers/offer-of.ts';
import { readTablePlace, type TablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { type KnownBlock, section } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { fieldInput } from '../../forms/field-input.ts';
import type { Session } from '../../session.ts';
import { openFilling } from '../filling.ts';
import type { ButtonInteraction, ComingViews, FormInteraction } from '../interaction.ts';
import { counterFields, fillIn, kindAt, readValue } from './counter-field.ts';
import { orGivenBack } from './given-back.ts';
import { comingEffects } from './proposal.ts';
import { termsView } from './terms-view.ts';

const FORM = 'offer.counter-form';
const TITLE = 'Counter-offer';

/** Opens the form for another value of one term. */
export const askForCounter: ButtonInteraction = {
  action: 'offer.counter',
  run: (session, click) =>
    openFilling(session, click, { title: TITLE, views: firstView(session, click.value) }),
};

async function* firstView(session: Session, value: string): ComingViews {
  const place = readTablePlace(value);
  const view = await showNegotiation(await session.open(), place);
  const { path = '' } = place;
  const offer = offerOf(view, place.round);
  const term = offer?.terms.find((one) => one.path === path);
  if (!offer?.isOpen || !term || term.answer) {
    yield termsView({ view, note: mrkdwn`🔄 This is no longer open. Here is how it stands now.` });
    return;
  }
  const kind = kindAt(path, view.terms, view.before);
  const initial = termAt(view.terms, path) ?? termAt(view.before, path);
  yield counterView({ view, place: { ...place, targetKind: kind }, value: initial });
}

type Shown = {
  readonly view: NegotiationView;
  readonly place: TablePlace;
  /** What stands in the form. */
  readonly value: unknown;
  /** What it would do; absent before anything was tried. */
  readonly effects?: Effects;
  readonly note?: Mrkdwn;
};

function counterView({ view, place, value, effects, note }: Shown): ModalView {
  const { path = '', targetKind = '' } = place;
  const offer = offerOf(view, place.round ?? 0);
  const offered = offer?.terms.find((one) => one.path === path);
  const inputs = fillIn(counterFields(path, targetKind), value).map(({ field, initial }) =>
    fieldInput(field, { initial, offer: null }),
  );
  const isTried = effects !== undefined && !effects.isComing;
  const label = isTried ? 'Send this' : 'See what it would do';
  return modal({
    title: TITLE,
    submit: { label, name: FORM },
    about: writeTablePlace({ ...place, ...(isTried && { tried: nameOf(value) }) }),
    blocks: [
      section(
        join(
          [
            mrkdwn`*${offered?.what ?? path}*`,
            mrkdwn`${offer?.fromName ?? 'They'} offered: ${offered?.after ?? 'no longer promised'}`,
            mrkdwn`_${offer ? wasWords(offer) : 'today'}:_ ${offered?.before ?? 'nothing'}`,
          ],
          '\n',
        ),
      ),
      ...(note ? [section(note)] : []),
      ...inputs,
      ...(effects ? effectsOf(effects, path) : []),
    ],
  });
}

/** What this term would do; as a whole, where nothing is about it alone. */
function effectsOf(effects: Effects, path: string): readonly KnownBlock[] {
  const pieces = besideTerm(effects.pieces, path);
  return effectBlocks(pieces.length > 0 ? { ...effects, pieces } : effects, []);
}

function nameOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(value ?? null))
    .digest('hex')
    .slice(0, 16);
}

/** Shows what another value would do; sent again without a change, it is the answer. */
export const counter: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: (given, about) => {
    const { path = '', targetKind = '' } = readTablePlace(about);
    return readValue(counterFields(path, targetKind), given).complaints;
  },
  run: async (session, { fields: given, about }) => {
    const { tried, ...place } = readTablePlace(about);
    const { key, round, path = '', targetKind = '' } = place;
    const { value } = readValue(counterFields(path, targetKind), given);
    if (tried !== nameOf(value)) return triedViews(session, place, value);
    return orGivenBack({ key, round, typed: valueWords(path, value) }, () =>
      send(session, place, value),
    );
  },
};

async function send(session: Session, place: TablePlace, value: unknown) {
  const { key, round = 0, path = '' } = place;
  try {
    const view = await counterTerm(await session.open(), { key, round, path, value });
    return termsView({ view, note: mrkdwn`↩️ Your answer is noted.` });
  } catch (error) {
    if (!(error instanceof AccordError) || error.code !== 'invalid') throw error;
    const view = await showNegotiation(await session.open(), { key });
    return counterView({ view, place, value, note: mrkdwn`✏️ ${error.message}` });
  }
}

async function* triedViews(session: Session, place: TablePlace, value: unknown): ComingViews {
  const { key, path = '' } = place;
  const view = await showNegotiation(await session.open(), { key });
  yield counterView({ view, place, value, effects: { ...NO_EFFECTS, isComing: true } });
  const terms = withTerm(view.terms ?? {}, path, value);
  const shared = view.rounds.at(-1)?.shared;
  const asked = { key, terms, base: view.baseRevision, shared };
  for await (const effects of comingEffects(session, asked)) {
    yield counterView({ view, place, value, effects });
  }
}
