import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { SECOND } from '../domain/calendar/instant.ts';
import type { SendCopy } from './second-path.ts';

type Mail = {
  /** The server, with its user and password where it wants them. */
  readonly server: string;
  readonly from: string;
  readonly to: string;
  /** Signs what is sent, so that the receiver knows who sent it. */
  readonly secret: string;
};

const WITHIN = 10 * SECOND;
const SUBJECT = 120;

/** Sends copies by e-mail to one address; a mailbox sees by the identity of a message what it has had already. */
export function mailCopyTo({ server, from, to, secret }: Mail): SendCopy {
  const transport = createTransport({ url: server, ...PATIENCE }, { from, to });
  return async ({ id, version, text }) => {
    const name = `${id}.${version}`;
    const signature = createHmac('sha256', secret).update(`v1:${name}:${text}`).digest('hex');
    try {
      await transport.sendMail({
        ...{ subject: subjectOf(text), text, messageId: `<${name}@accord>` },
        headers: {
          'X-Accord-Notice': name,
          'X-Accord-Signature': `v1=${signature}`,
          'Auto-Submitted': 'auto-generated',
        },
      });
      return null;
    } catch (error) {
      return problemOf(error, to);
    }
  };
}

const PATIENCE = { connectionTimeout: WITHIN, greetingTimeout: WITHIN, socketTimeout: WITHIN };

function subjectOf(text: string): string {
  const [first = ''] = text.split('\n');
  return first.length > SUBJECT ? `${first.slice(0, SUBJECT - 1)}…` : first;
}

/** What the server said is for an operator, and never holds the password. */
function problemOf(error: unknown, to: string): string {
  const said = error instanceof Error && 'response' in error ? `: ${String(error.response)}` : '';
  return `The mail server did not take it for ${to}${said}.`;
}
