import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, it } from 'vitest';
import { lintCommand } from '../../src/cli/lint.ts';
import { lintText } from '../../src/cli/lint-text.ts';
import { parseInstant } from '../../src/domain/calendar/instant.ts';
import { lintFiles } from '../../src/usecases/agreement/lint.ts';
import { SOUND } from '../domain/agreement/lint/small-register.ts';

const NOW = parseInstant('2026-11-16T08:40:00Z');
const SLOW = SOUND.replace('within: 1h', 'within: 5h');

const linted = (text: string) => lintFiles([{ name: 'all.yaml', text }], { now: NOW });

describe('what is found in files', () => {
  it('is told by agreement, with why it matters and how to mend it', async () => {
    const report = await linted(SLOW);
    expect(report.counts).toEqual({ error: 1, warning: 0, hint: 0 });
    expect(lintText(report)).toBe(
      [
        'sla',
        '  error   P1 response (5h) takes longer than P1 resolution (4h). [response-after-resolution]',
        '          What is resolved was answered before. Correct one of the two times.',
        '',
        '1 error, 0 warnings, 0 hints in 2 agreements.',
      ].join('\n'),
    );
  });

  it('is every mistake with its line, when files cannot be read', async () => {
    const report = await linted(
      SOUND.replace('calendar: office\nreview', 'calendar: nights\nreview'),
    );
    expect(lintText(report)).toMatch(
      /^all.yaml:\d+:\d+ there is no calendar “nights”[\s\S]*mistakes?: nothing else was looked at.$/,
    );
  });

  it('says how far it has come', async () => {
    const seen: string[] = [];
    const onProgress = (done: number, all: number) => seen.push(`${done}/${all}`);
    await lintFiles([{ name: 'all.yaml', text: SOUND }], { now: NOW, onProgress });
    expect(seen).toEqual(['1/2', '2/2']);
  });
});

describe('accord lint', () => {
  afterEach(() => {
    process.exitCode = undefined;
  });

  async function run(text: string) {
    const file = join(mkdtempSync(join(tmpdir(), 'accord-lint-')), 'all.yaml');
    writeFileSync(file, text);
    const program = new Command();
    lintCommand(program, () => Promise.reject(new Error('Files need no database.')));
    await program.parseAsync(['node', 'accord', 'lint', file, '--json']);
    return process.exitCode;
  }

  it('fails when there are errors, for the checks of a repository of agreements', async () => {
    expect(await run(SLOW)).toBe(1);
    expect(await run('agreement: nothing')).toBe(1);
  });

  it('passes without any', async () => {
    expect(await run(SOUND)).toBeUndefined();
  });
});
