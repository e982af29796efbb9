import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/slack/commands/index.ts';

describe('the commands', () => {
  it('are named by one word or alias each', () => {
    const names = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(COMMANDS)('$name has a usage and examples that begin with its name', (command) => {
    const { name, usage, examples, summary } = command;
    for (const line of [usage, ...examples]) expect(line.split(' ')[0]).toBe(name);
    expect(summary).toMatch(/\.$/);
  });

  it('are all in the README, as they are typed', () => {
    const readme = readFileSync('README.md', 'utf8').replaceAll('\\|', '|');
    for (const { usage } of COMMANDS) expect(readme).toContain(`\`/sla ${usage}\``);
  });
});
