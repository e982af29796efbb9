import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliCommand } from '../../src/cli/command.ts';
import { negotiation } from '../../src/cli/negotiation.ts';
import { verify } from '../../src/cli/verify.ts';
import type { Queue } from '../../src/outbox/queue.ts';
import { proposeTerms } from '../../src/usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../../src/usecases/negotiation/send-offer.ts';
import { loadRegister } from '../../src/usecases/register/load-register.ts';
import { useDatabase } from '../database.ts';
import { temporaryFolder } from '../temporary.ts';
import { boardroom, KEY } from '../usecases/negotiation/boardroom.ts';
import { openTestQueue } from '../usecases/notice/office.ts';

const opened = useDatabase();
let queue: Queue;
let room: Awaited<ReturnType<typeof boardroom>>;

beforeAll(async () => {
  queue = await openTestQueue(opened());
  room = await boardroom(opened(), queue);
  const terms = (await loadRegister(room.context)).agreements.get(KEY)?.[0]?.terms;
  const targets = terms?.targets.map((one) =>
    one.key === 'p1-response' ? { ...one, within: '20m' } : one,
  );
  await proposeTerms(room.as('ada'), {
    ...{ key: KEY, terms: { ...terms, targets }, reason: 'Corp asked' },
    effectiveFrom: '2026-04-01',
  });
  await sendOffer(room.as('ada'), { key: KEY });
});

afterAll(() => queue.stop());

async function run(command: CliCommand, ...words: readonly string[]): Promise<string> {
  const program = new Command().exitOverride();
  const setting = { ...room.context, actor: { kind: 'cli' } } as const;
  command(
    program,
    (work) => work(setting),
    () => true,
  );
  const { write } = process.stdout;
  let printed = '';
  process.stdout.write = (text: string | Uint8Array) => {
    printed += text;
    return true;
  };
  try {
    await program.parseAsync([command === verify ? 'verify' : 'negotiation', ...words], {
      from: 'user',
    });
  } finally {
    process.stdout.write = write;
  }
  return printed;
}

describe('accord negotiation', () => {
  it('lists what is negotiated', async () => {
    expect(await run(negotiation)).toBe(
      'Support for Corp (corp-support): It is round 1: Corp is to answer by 9 Mar 2026.\n',
    );
  });

  it('says where one stands and what happened, named by its name', async () => {
    const text = await run(negotiation, 'Support', 'for', 'Corp');
    expect(text).toContain('Corp is to answer by 9 Mar 2026.');
    expect(text).toMatch(/Code of the terms: [0-9A-F]{4}-[0-9A-F]{4}/);
    expect(text).toContain('Ada sent an offer for Service Desk, round 1');
  });

  it.each(['record.md', 'record.pdf'])(
    'writes %s, which accord verify finds as it was',
    async (name) => {
      const file = join(temporaryFolder(), name);
      await run(negotiation, KEY, '--out', file);
      const text = await run(verify, file);
      expect(text).toContain('Support for Corp (corp-support), copy for Service Desk');
      expect(text).toMatch(/Everything matches\.\n$/);
    },
  );
});

describe('accord verify', () => {
  it('names what was changed in a record, and fails', async () => {
    const file = join(temporaryFolder(), 'record.md');
    await run(negotiation, KEY, '--out', file);
    const text = readFileSync(file, 'utf8');
    const forged = text.replaceAll('within 20 support minutes', 'within 2 support minutes');
    expect(forged).not.toBe(text);
    writeFileSync(file, forged);
    await expect(run(verify, file)).rejects.toThrow(/not match: do not rely on this copy/);
  });

  it('says so when the file holds no record or is not there', async () => {
    await expect(run(verify, 'package.json')).rejects.toThrow('There is no record');
    await expect(run(verify, 'nowhere.md')).rejects.toThrow('cannot be read');
  });
});
