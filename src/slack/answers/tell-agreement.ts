import { type AgreementSheet, showAgreement } from '../../usecases/status/show-agreement.ts';
import { type Answer, answer } from '../answer.ts';
import { context } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { sheetBlocks } from './agreement-sheet.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** What an agreement says, and what more can be asked about it. */
export async function tellAgreement(session: Session, query: PageQuery): Promise<Answer> {
  const sheet = await showAgreement(await session.open(), query.words);
  const { key, name, kind, customerName, hash } = sheet;
  return answer(mrkdwn`${name}: ${kind} with ${customerName}`, [
    ...pagedBlocks({
      title: name,
      groups: sheetBlocks(sheet),
      buttons: buttonsOf(sheet),
      turn: 'agreement.rest',
      query: { ...query, words: key },
    }),
    context(mrkdwn`Code of these terms: \`${hash.slice(0, 8)}\` (it changes with any of them)`),
  ]);
}

const STEPS = {
  review: { label: 'Put under review …' },
  keep: { label: 'End its review …' },
  withdraw: { label: 'Withdraw …', style: 'danger' },
  terminate: { label: 'Terminate …', style: 'danger' },
} as const;

function buttonsOf(sheet: AgreementSheet) {
  const { key, kind, serviceNames, revisions, mayEdit, supportedBy, standing } = sheet;
  const [service] = serviceNames;
  return [
    ...(service === undefined
      ? []
      : [{ label: 'How it stands', action: 'status.open', value: service }]),
    { label: 'Who is who', action: 'who.show', value: key },
    { label: 'Worked examples', action: 'examples.show', value: key },
    { label: 'History', action: 'history.show', value: `agreement ${key}` },
    ...(revisions.length > 1
      ? [{ label: 'What changed last', action: 'diff.show', value: key }]
      : []),
    ...(supportedBy === null
      ? []
      : [{ label: 'What it rests on', action: 'chain.show', value: key }]),
    { label: 'As a file', action: 'export.show', value: `agreement ${key}` },
    ...(sheet.kind === 'SLR' || sheet.standing.state === 'terminated'
      ? []
      : [{ label: 'Propose a change', action: 'proposal.begin', value: key }]),
    ...(mayEdit
      ? [{ label: 'Edit', action: 'draft.edit', value: JSON.stringify({ kind: 'agreement', key }) }]
      : []),
    ...(mayEdit && kind === 'SLR'
      ? [
          {
            label: 'Draft an SLA from it',
            action: 'draft.promise',
            value: JSON.stringify({ kind: 'agreement', key }),
          },
        ]
      : []),
    ...standing.steps.map((step) => ({ ...STEPS[step], action: `standing.${step}`, value: key })),
  ];
}
