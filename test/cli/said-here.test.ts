import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/index.ts';
import { ALSO_HERE, saidHere } from '../../src/cli/said-here.ts';
import { COMMANDS as CHAT } from '../../src/slack/commands/index.ts';

describe('what is said to somebody at the command line', () => {
  it.each([
    ['/sla chain shows every pair.', 'accord chain shows every pair.'],
    ['Open it again: /sla drafts.', 'Open it again: /sla drafts.'],
    ['/sla services or /sla service email', 'accord services or /sla service email'],
    ['… is planned with /sla maintenance plan.', '… is planned with accord maintenance plan.'],
  ])('%s is %s', (told, here) => {
    expect(saidHere(told)).toBe(here);
  });

  it('names every command that is in both places, and no other', () => {
    const program = new Command();
    for (const add of COMMANDS) add(program, () => Promise.reject(new Error('none is asked')));
    const here = new Set(program.commands.flatMap((one) => [one.name(), ...one.aliases()]));
    const both = CHAT.map(({ name }) => name).filter((name) => here.has(name));
    expect([...ALSO_HERE].sort()).toEqual(both.sort());
  });
});
