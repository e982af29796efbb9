import { exportRegister } from '../../usecases/register/export-register.ts';
import { firstSteps } from '../../usecases/register/first-steps.ts';
import { thingMeant } from '../../usecases/register/thing-meant.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

const ROOM = 2_400;

/** Something of the register as a file to copy, in as many pieces as it needs. */
export async function tellExport(session: Session, query: PageQuery): Promise<Answer> {
  const opened = await session.open();
  const { kind, key, name } = await thingMeant(opened, query.words.split(' ').filter(Boolean));
  const { mayWrite } = await firstSteps(opened);
  const files = await exportRegister(opened, { only: [`${kind}/${key}`] });
  const text = files.map((file) => file.text).join('---\n');
  return answer(mrkdwn`${name} as a file`, [
    ...pagedBlocks({
      title: `${name} as a file`,
      groups: pieces(text).map((piece) => [section(code(piece))]),
      turn: 'export.rest',
      query: { ...query, words: `${kind} ${key}` },
    }),
    context(mayWrite ? TAKEN_IN : mrkdwn`This is how it stands, as far as it is yours to see.`),
  ]);
}

const TAKEN_IN = mrkdwn`Copy it into a file; \`/sla import\` or \`accord import\` takes it in again.`;

/** Backquotes would end the piece of code that shows the text. */
function code(text: string): Mrkdwn {
  return mrkdwn`\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``;
}

/** Whole lines, as many at a time as a paragraph holds once its characters are escaped. */
function pieces(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const line of text.trimEnd().split('\n')) {
    if (part !== '' && part.length + line.length > ROOM) {
      parts.push(part);
      part = line;
    } else {
      part = part === '' ? line : `${part}\n${line}`;
    }
  }
  return [...parts, part];
}
