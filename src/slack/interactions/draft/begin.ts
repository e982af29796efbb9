import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { DOCUMENT_KINDS, type DocumentKind } from '../../../domain/register/documents.ts';
import { documentKey } from '../../../domain/register/term-values.ts';
import { startDraft } from '../../../usecases/draft/start-draft.ts';
import { listOffers } from '../../../usecases/register/offers.ts';
import { section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { documentFields } from '../../forms/document-fields.ts';
import { readFields } from '../../forms/read-fields.ts';
import type { Session } from '../../session.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { draftView } from './draft-view.ts';
import { inPlace } from './in-place.ts';
import { documentInputs } from './part-form.ts';
import { documentComplaints } from './save.ts';

const FORM = 'draft.begin';

const TITLES: Readonly<Record<DocumentKind, string>> = {
  agreement: 'New agreement',
  service: 'New service',
  party: 'New party',
  calendar: 'New calendar',
};

const begun = z.object({
  kind: z.enum(DOCUMENT_KINDS),
  key: z.string().max(63).default(''),
  /** What is filled in already, such as the kind of an agreement. */
  terms: z.record(z.string(), z.string()).default({}),
});

/** What is to be begun, as it travels in buttons. */
export type Begun = z.output<typeof begun>;

/** The form with which a document begins: its key and its frame. */
export async function beginForm(session: Session, { kind, key, terms }: Begun): Promise<ModalView> {
  const offers = await listOffers(await session.open());
  const fields = documentFields(kind, 'frame');
  const hint = 'By this other documents and people call it: lower-case letters, digits, hyphens.';
  return modal({
    title: TITLES[kind],
    submit: { label: 'Save as draft', name: FORM },
    about: JSON.stringify({ kind, key, terms }),
    blocks: [
      section(
        mrkdwn`This becomes a draft: nobody but your own people sees it, and nothing holds before it is published.`,
      ),
      textInput({ name: 'key', label: 'Key', hint, long: false }, key),
      ...documentInputs(kind, { fields, offers, terms }),
    ],
  });
}

/** Begins a draft with what was filled in. */
export const beginDraft: FormInteraction = {
  form: FORM,
  title: 'Draft',
  check: (given, about) => {
    const { kind } = readBegun(about);
    const key = documentKey.safeParse(keyIn(given.key));
    return {
      ...documentComplaints({ kind, key: keyIn(given.key) }, documentFields(kind, 'frame'), given),
      ...(key.success ? {} : { key: key.error.issues[0]?.message ?? 'This is no key.' }),
    };
  },
  run: async (session, { fields: given, about }) => {
    const { kind } = readBegun(about);
    const key = keyIn(given.key);
    const { terms } = readFields(documentFields(kind, 'frame'), given, {});
    const from = { kind: 'terms', terms } as const;
    const { isNew } = await startDraft(await session.open(), { kind, key, from });
    return draftView(session, { kind, key }, isNew ? SAVED : THERE);
  },
};

const SAVED = mrkdwn`💾 Saved as a draft. You can close this and go on another day: \`/sla drafts\`.`;
const THERE = mrkdwn`📝 There was a draft of this already, so here it is as it stands. What you typed just now was not taken over.`;

/** Open the form with which a document of each kind begins. */
export const BEGIN_BUTTONS: readonly ButtonInteraction[] = DOCUMENT_KINDS.map((kind) => ({
  action: `draft.new-${kind}`,
  run: (session, click) => {
    const what = { ...readBegun(click.value), kind };
    return inPlace(session, click, () => beginForm(session, what));
  },
}));

/** “New agreement”. */
export function beginTitle(kind: DocumentKind): string {
  return TITLES[kind];
}

/** What a button or a form says is to be begun; a service where it says nothing that can be read. */
function readBegun(value: string): Begun {
  const read = begun.safeParse(parsed(value));
  return read.success ? read.data : { kind: 'service', key: '', terms: {} };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

function keyIn(given: unknown): string {
  return typeof given === 'string' ? given.trim() : '';
}
