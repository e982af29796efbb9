import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/index.ts';
import { assembleRegister } from '../src/domain/register/register.ts';
import { planImport } from '../src/usecases/register/plan-import.ts';

const README = readFileSync('README.md', 'utf8');

describe('the README', () => {
  it('shows a register that imports as it stands', () => {
    const text = String(/```yaml\n([\s\S]*?)```/.exec(README)?.[1]);
    const now = Date.UTC(2026, 0, 15);
    const { problems, changes } = planImport(assembleRegister([]), {
      files: [{ name: 'README.md', text }],
      now,
    });
    expect(problems).toEqual([]);
    expect(changes.map(({ kind }) => kind)).toContain('agreement');
  });

  it('names every command of the command line, and no other', () => {
    const program = new Command();
    for (const add of COMMANDS) add(program, () => Promise.reject(new Error('not here')));
    const start = README.indexOf('| On the command line');
    const table = README.slice(start, README.indexOf('\n\n', start));
    const named = [...table.matchAll(/^\| `([a-z]+)/gm)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(program.commands.map((command) => command.name())));
  });

  it('links to files that exist', () => {
    const links = [...README.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => String(path));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});
