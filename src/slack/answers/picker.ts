import type { Right } from '../../domain/party/rights.ts';
import { firstSteps } from '../../usecases/register/first-steps.ts';
import { type ChoiceOf, listChoices } from '../../usecases/register/list-choices.ts';
import { type Answer, answer } from '../answer.ts';
import { context, searchSelect, section } from '../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { firstStepBlocks } from './first-steps.ts';

/** What a command can be about, for somebody who has not said it. */
export type Pick = {
  readonly of: ChoiceOf;
  /** What only those may choose who have this right. */
  readonly right?: Right;
};

type Asked = {
  readonly picks: Pick;
  readonly name: string;
  /** “Which agreement?” */
  readonly question: string;
  readonly example: string;
};

/** What somebody reads for whom there is nothing to choose. */
const NONE: Readonly<Record<ChoiceOf, Mrkdwn>> = {
  agreement: noneYet('agreement'),
  service: noneYet('service'),
  'service-or-agreement': noneYet('service or agreement'),
  thing: noneYet('agreement, service, party or calendar'),
  promise: noneYet('promise'),
  negotiation: mrkdwn`⚪ Nothing is negotiated at the moment. \`/sla propose\` begins.`,
  proposable: mrkdwn`⚪ There is no agreement whose terms you may propose to change.`,
};

function noneYet(noun: string): Mrkdwn {
  return mrkdwn`⚪ There is no ${noun} yet that you can see.`;
}

/** Asks what a command shall be about; where there is nothing yet, how to begin. */
export async function tellPicker(
  session: Session,
  { picks, name, question, example }: Asked,
): Promise<Answer> {
  const opened = await session.open();
  const choices = await listChoices(opened, picks);
  if (choices.length === 0) {
    const none = NONE[picks.of];
    return answer(none, [section(none), ...firstStepBlocks(await firstSteps(opened))]);
  }
  const asked = mrkdwn`${question}`;
  return answer(asked, [
    section(
      mrkdwn`🔎 *${question}*`,
      searchSelect({ action: pickAction(name), placeholder: 'Type to search' }),
    ),
    context(mrkdwn`You can also name it at once: \`/sla ${example}\``),
  ]);
}

/** The name of the choice that a command offers. */
export function pickAction(command: string): string {
  return `pick.${command}`;
}
