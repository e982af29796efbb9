import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailCopyTo } from '../../src/outbox/mail-copy.ts';

const SECRET = 'a secret of some length';
const COPY = {
  ...{ id: '12', version: 3, kind: 'alert', channel: 'C0MSG', notice: {} },
  text: 'INC1 “Mail is slow”: resolution missed\nIt was due at 10:00.',
};

/** A mail server of a few lines: it takes everything for good addresses, and nothing for others. */
let server: Server;
let heard: { to: string[]; lines: string[] }[] = [];

beforeAll(async () => {
  server = createServer(serve);
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => void server.close());

function serve(socket: Socket): void {
  let mail: { to: string[]; lines: string[] } = { to: [], lines: [] };
  let isText = false;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const answer = (line: string): string => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') {
      if (line.includes('nobody')) return '550 There is nobody of that name';
      mail.to.push(/<(.*)>/.exec(line)?.[1] ?? '');
    }
    if (verb === 'DATA') {
      isText = true;
      return '354 Go on';
    }
    return '250 Yes';
  };
  say('220 ready');
  createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
    if (!isText) return say(answer(line));
    if (line !== '.') return void mail.lines.push(line);
    isText = false;
    heard.push(mail);
    mail = { to: [], lines: [] };
    say('250 Taken');
  });
}

const url = () => `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`;
const mail = (to: string, at = url()) =>
  mailCopyTo({ server: at, from: 'accord@home.example', to, secret: SECRET });

it('goes to whom it is for, in words, signed, and known by what it is a copy of', async () => {
  heard = [];
  expect(await mail('on-call@home.example')(COPY)).toBeNull();
  expect(heard.map(({ to }) => to)).toEqual([['on-call@home.example']]);
  const said = heard[0]?.lines.join('\n') ?? '';
  expect(said).toContain('Message-ID: <12.3@accord>');
  expect(said).toContain('X-Accord-Notice: 12.3');
  const signature = createHmac('sha256', SECRET).update(`v1:12.3:${COPY.text}`).digest('hex');
  expect(said.replaceAll('\n ', ' ')).toContain(`X-Accord-Signature: v1=${signature}`);
  expect(said).toMatch(/Subject: .*INC1/);
  expect(said).toContain('It was due at 10:00.');
});

it('says what the server said when it does not take it, and that there is none', async () => {
  expect(await mail('nobody@home.example')(COPY)).toMatch(
    /for nobody@home.example: .*There is nobody of that name/,
  );
  expect(await mail('ann@home.example', 'smtp://user:secret@127.0.0.1:1')(COPY)).toBe(
    'The mail server did not take it for ann@home.example.',
  );
});
