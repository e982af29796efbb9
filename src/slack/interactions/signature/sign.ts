import type { ModalView } from '@slack/types';
import { dateWords } from '../../../domain/agreement/date-words.ts';
import { count } from '../../../domain/target/length-words.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { allTerms } from '../../../usecases/negotiation/record/all-terms.ts';
import { signTerms } from '../../../usecases/negotiation/sign-terms.ts';
import { changeBlocks, fitting } from '../../answers/request-card.ts';
import { writeRequestPlace } from '../../answers/request-place.ts';
import { signatureCard } from '../../answers/signature-card.ts';
import { toldChanges } from '../../answers/told-changes.ts';
import { divider, section } from '../../blocks/blocks.ts';
import { confirmInput } from '../../blocks/inputs.ts';
import { titled } from '../../blocks/lists.ts';
import { cut, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { type Card, doRequest, openRequest, type Request } from '../request-forms.ts';

const TITLE = 'Read and sign';
const FORM = 'signature.form';

const card: Card = (view, _, time) => signatureCard(view, time);

/** Shows the exact terms that somebody is asked to sign. */
export const askToSign: ButtonInteraction = {
  action: 'signature.sign',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const asked = { title: TITLE, card, isAsked: ({ may }: NegotiationView) => may.sign };
        const request = await openRequest(session, click, asked);
        return request.stale ?? form(request);
      },
    }),
};

/** Signs the terms that were shown and confirmed. */
export const sign: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: ({ confirmed }) =>
    confirmed?.includes('yes') === true
      ? {}
      : { confirmed: 'Please confirm that these are the terms that you sign.' },
  run: async (session, submission) => {
    const context = await session.open();
    return doRequest(session, submission, {
      ...{ title: TITLE, done: 'You signed these terms.' },
      act: ({ key, hash = '' }) => signTerms(context, { key, hash }),
    });
  },
};

const TERM = 600;
const ROOM = 12_000;

function allLines(terms: readonly Mrkdwn[]): readonly Mrkdwn[] {
  const { shown, hidden } = fitting(terms, ROOM);
  const where = mrkdwn`… and ${count(hidden, 'more term')}: \`/sla negotiation\` sends you the record with all of them.`;
  return hidden > 0 ? [...shown, where] : shown;
}

function form({ view, place }: Request): ModalView {
  const { name, code, side, effectiveFrom } = view;
  const party = side === 'provider' ? view.providerName : view.customerName;
  const terms = allTerms(view).map(({ what, says }) => mrkdwn`• ${what}: ${cut(says, TERM)}`);
  const label = `I sign the terms with the code ${code ?? ''} for ${party}`;
  return modal({
    title: TITLE,
    submit: { label: 'Sign', name: FORM },
    about: writeRequestPlace(place),
    blocks: [
      section(
        mrkdwn`*${name}*, from ${dateWords(effectiveFrom)} on\nCode of these terms: \`${code ?? ''}\`\nYour signature is for exactly these terms, and everybody who signs sees the same code. If anything in them changes, your signature no longer counts.`,
      ),
      ...changeBlocks(toldChanges(view)),
      divider(),
      ...titled(mrkdwn`*All terms*`, allLines(terms)),
      divider(),
      confirmInput({ name: 'confirmed', label }, 'Yes, these are the terms that I sign'),
    ],
  });
}
