import type { ModalView } from '@slack/types';
import { count } from '../../../domain/target/length-words.ts';
import { catchUpDraft } from '../../../usecases/draft/catch-up-draft.ts';
import { foreseePublishing } from '../../../usecases/draft/foresee-publishing.ts';
import { type Behind, publishDraft } from '../../../usecases/draft/publish-draft.ts';
import { type FirstSteps, firstSteps } from '../../../usecases/register/first-steps.ts';
import { differenceLine, tellChanges } from '../../../usecases/register/words/tell-differences.ts';
import { firstStepBlocks } from '../../answers/first-steps.ts';
import { idsOfPeople, unknownPeopleBlocks } from '../../answers/unknown-people.ts';
import { actions, button, context, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { titled } from '../../blocks/lists.ts';
import { cut, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import type { FormInteraction } from '../interaction.ts';
import { countsBlocks, countsIn, signerBlocks, unexplained } from './counts.ts';
import { draftView } from './draft-view.ts';
import { readSpot, type Spot, writeSpot } from './spot.ts';
import { onSpot } from './work.ts';

const FORM = 'draft.publish-form';
const TITLE = 'Publish';
const LINE = 500;

type Changes = Parameters<typeof tellChanges>[0];

/** Asks once more, with everything that publishing would change. */
export const askToPublish = onSpot('draft.publish', async (session, { kind, key }) => {
  const foreseen = await foreseePublishing(await session.open(), { kind, key });
  const { draft, problems, changes, latest } = foreseen.shown;
  if (problems.length > 0) return draftView(session, { kind, key });
  const spot = { kind, key, version: draft.version };
  const isAsked = foreseen.past !== null;
  const from =
    kind === 'agreement' ? ', in force on the days that it names' : ', which counts at once';
  const back = button({ label: '‹ Back', action: 'draft.show', value: writeSpot(spot) });
  return modal({
    title: TITLE,
    submit: { label: 'Publish', name: FORM },
    about: writeSpot(spot),
    blocks: [
      ...actions([back]),
      section(
        mrkdwn`This makes it revision ${latest + 1} of the ${kind} \`${key}\`${isAsked ? '' : from}. A revision is never changed or deleted.`,
      ),
      ...signerBlocks(foreseen.signers),
      ...(latest === 0 ? [] : titled(mrkdwn`*What changes*`, lines(changes))),
      ...(latest === 0 ? [context(mrkdwn`It is new: all of it.`)] : []),
      ...(kind === 'party' ? await unknownPeopleBlocks(session, idsOfPeople(draft.terms)) : []),
      ...countsBlocks(foreseen),
      textInput(
        {
          name: 'reason',
          label: 'Why',
          hint: 'For the history, such as “agreed on the phone on 12 May”.',
          optional: latest === 0,
          long: false,
        },
        null,
      ),
    ],
  });
});

/** Publishes a draft as it was looked at. */
export const publish: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: unexplained,
  run: async (session, { fields, about }) => {
    const { kind, key, version } = readSpot(about);
    const reason = typeof fields.reason === 'string' ? fields.reason : undefined;
    const counts = countsIn(fields);
    const wanted = { kind, key, version, reason, counts };
    const done = await publishDraft(await session.open(), wanted);
    if (done.outcome === 'problems') return draftView(session, { kind, key });
    if (done.outcome === 'behind') return behindView({ kind, key, version }, done);
    const steps = await firstSteps(await session.open());
    return doneView({ kind, key, version }, done, steps);
  },
};

type Done = { readonly revision: number; readonly differences: Changes };

/** What was published, and what the register lacks next. */
function doneView(
  { kind, key }: Spot,
  { revision, differences }: Done,
  steps: FirstSteps,
): ModalView {
  const show = kind === 'service' ? 'service.show' : 'agreement.show';
  const value = JSON.stringify({ words: key, page: 0 });
  const buttons = ['service', 'agreement'].includes(kind)
    ? [button({ label: 'Show it', action: show, value })]
    : [];
  return modal({
    title: TITLE,
    blocks: [
      section(mrkdwn`✅ The ${kind} \`${key}\` is published as revision ${revision}.`),
      ...(revision > 1 ? titled(mrkdwn`*What changed*`, lines(differences)) : []),
      ...actions(buttons),
      ...firstStepBlocks(steps),
      ...(kind === 'agreement'
        ? [context(mrkdwn`\`/sla lint\` says what is still weak, \`/sla chain\` what carries it.`)]
        : []),
    ],
  });
}

/** A revision was published since the draft was begun: what it changed, and ways to bring both together. */
function behindView(
  { kind, key, version }: Spot,
  { revision, changes, clashes }: Behind,
): ModalView {
  const merge = (keep: 'mine' | 'theirs', label: string) =>
    button({
      label,
      action: `draft.catch-up-${keep}`,
      value: writeSpot({ kind, key, version, keep }),
    });
  const clashing =
    clashes.length === 0
      ? 'They go together.'
      : `${count(clashes.length, 'term')} changed in both.`;
  return modal({
    title: TITLE,
    blocks: [
      section(
        mrkdwn`🔄 Revision ${revision} was published since this draft was begun, so nothing was published now. ${clashing}`,
      ),
      ...titled(mrkdwn`*What revision ${revision} changed*`, lines(changes)),
      ...actions(
        clashes.length === 0
          ? [merge('mine', 'Bring both together')]
          : [
              merge('mine', 'Both, the draft where they clash'),
              merge('theirs', `Both, revision ${revision} where they clash`),
            ],
      ),
    ],
  });
}

/** Brings a draft up to what was published meanwhile; where both changed the same, the draft counts. */
export const catchUpMine = onSpot('draft.catch-up-mine', catchUp);

/** The same, but where both changed the same, what was published counts. */
export const catchUpTheirs = onSpot('draft.catch-up-theirs', catchUp);

async function catchUp(session: Session, { kind, key, version, keep = 'theirs' }: Spot) {
  await catchUpDraft(await session.open(), { kind, key, version, keep });
  return draftView(session, { kind, key });
}

function lines(changes: Changes): readonly Mrkdwn[] {
  return tellChanges(changes).map((one) => mrkdwn`• ${cut(differenceLine(one), LINE)}`);
}
