import { z } from 'zod';
import type { DocumentKind } from '../../domain/register/documents.ts';
import { didYouMean } from '../../domain/register/nearest.ts';
import { startDraft } from '../../usecases/draft/start-draft.ts';
import { listOffers } from '../../usecases/register/offers.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { newButtons } from '../answers/draft-list.ts';
import { actions, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { openDialogOf } from '../interactions/dialog.ts';
import { beginForm, beginTitle } from '../interactions/draft/begin.ts';
import { draftView } from '../interactions/draft/draft-view.ts';
import type { Session } from '../session.ts';
import { command } from './command.ts';

type Beginning = { readonly kind: DocumentKind; readonly terms: Readonly<Record<string, string>> };

/** What people call what they begin, and what is filled in by that already. */
const BEGINNINGS: Readonly<Record<string, Beginning>> = {
  agreement: { kind: 'agreement', terms: {} },
  sla: { kind: 'agreement', terms: { kind: 'SLA' } },
  ola: { kind: 'agreement', terms: { kind: 'OLA' } },
  uc: { kind: 'agreement', terms: { kind: 'UC' } },
  contract: { kind: 'agreement', terms: { kind: 'UC' } },
  slr: { kind: 'agreement', terms: { kind: 'SLR' } },
  service: { kind: 'service', terms: {} },
  party: { kind: 'party', terms: {} },
  customer: { kind: 'party', terms: { kind: 'customer' } },
  team: { kind: 'party', terms: { kind: 'provider' } },
  supplier: { kind: 'party', terms: { kind: 'supplier' } },
  calendar: { kind: 'calendar', terms: {} },
};

/** `/sla new`: begins an agreement, a service, a party or a calendar. */
export const newDocument = command({
  name: 'new',
  aliases: ['create', 'begin'],
  usage: 'new <agreement | service | party | calendar> [key] [--from requirements]',
  summary:
    'Begin something: a form asks for what belongs to it, and it stays a draft until you publish it.',
  examples: [
    'new service',
    'new sla acme-fax',
    'new customer acme',
    'new sla acme-fax --from slr-acme',
  ],
  inside: true,
  options: ['from'],
  arguments: z.object({
    words: z.array(z.string()).superRefine(([word], given) => {
      if (word === undefined || BEGINNINGS[word.toLowerCase()] !== undefined) return;
      const hint = didYouMean(word, Object.keys(BEGINNINGS));
      given.addIssue({ code: 'custom', message: `I cannot begin “${word}”${hint || '.'}` });
    }),
    from: z.string().optional(),
  }),
  run: async (session, { words: [word, ...rest], from }) => {
    if (word === undefined) return whatKind(session);
    const { kind, terms } = BEGINNINGS[word.toLowerCase()] ?? { kind: 'agreement', terms: {} };
    const key = rest.join('-').toLowerCase();
    const opened = await session.open();
    // Whoever may not is told at once, before a form opens.
    await listOffers(opened);
    if (from === undefined) {
      const begun = { kind, key, terms };
      const content = () => beginForm(session, begun);
      await openDialogOf(session, { title: beginTitle(kind), content });
      return OPEN;
    }
    const origin = { kind: 'requirements', agreement: from } as const;
    await startDraft(opened, { kind, key: key || `${from}-sla`, from: origin });
    const place = { kind, key: key || `${from}-sla` };
    await openDialogOf(session, { title: 'Draft', content: () => draftView(session, place) });
    return OPEN;
  },
});

async function whatKind(session: Session): Promise<Answer> {
  // Whoever may not is told at once, before a form opens.
  await listOffers(await session.open());
  const question = mrkdwn`What shall it be?`;
  return answer(question, [section(question), ...actions(newButtons())]);
}

const OPEN = sentence(
  mrkdwn`📝 Fill in the form. It becomes a draft that only your own people see; \`/sla drafts\` finds it again.`,
);
