import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { exclude, exclusions } from '../../src/cli/exclusions.ts';
import { maintenance } from '../../src/cli/maintenance.ts';
import { outage } from '../../src/cli/outage.ts';
import { type Newsdesk, openNewsdesk, SITES } from '../usecases/outage/newsdesk.ts';
import { printedBy } from './printed.ts';

function accord(desk: Newsdesk, ...args: string[]): Promise<string> {
  const { queue: _, ...setting } = desk.as('U0ANNA');
  const program = new Command().exitOverride();
  for (const add of [outage, maintenance, exclude, exclusions]) {
    add(program, (work) => work({ ...setting, actor: { kind: 'cli' } }));
  }
  return printedBy(() => program.parseAsync(['node', 'accord', ...args]));
}

describe('at a terminal', () => {
  it('an outage is declared, told on and ended, and its messages wait to be delivered', async () => {
    const desk = await openNewsdesk();
    const began = ['--since', '11:30', '--severity', 'P2', '--site', 'Berlin'];
    const start = ['outage', 'start', 'email', 'Mail is slow', ...began];
    expect(await accord(desk, ...start)).toContain('Nothing is recorded yet. --tell records it');
    expect(await desk.told()).toEqual([]);
    const unsure = accord(desk, 'outage', 'start', 'email', 'Mail is slow', '--tell');
    await expect(unsure).rejects.toThrow('Say how bad it is');
    const started = await accord(desk, ...start, '--tell');
    expect(started).toContain('of email (P2, open): Mail is slow');
    expect(started).toContain('since Mon 16 Nov 2026, 11:30 (Europe/Berlin), it goes on');
    expect(started).toContain('acme: told in #acme; next update due');
    expect(started).toContain('globex: no channel is named');
    expect((await desk.told()).map(({ channel }) => channel)).toEqual(['#mail', '#acme']);
    await accord(desk, 'outage', 'update', 'email', 'We are at it');
    expect(await accord(desk, 'outage')).toContain('email since Mon 16 Nov 2026, 11:30 (Europe/Be');
    expect(JSON.parse(await accord(desk, 'outage', 'list', '--json'))).toMatchObject([
      { service: 'email', latest: { words: 'We are at it' } },
    ]);
    const ended = await accord(desk, 'outage', 'end', 'email', '--until', '11:50', '--json');
    expect(JSON.parse(ended)).toMatchObject({ state: 'ended', service: 'email' });
    expect(await accord(desk, 'outage')).toContain('No outage goes on.');
    const { id } = JSON.parse(ended);
    const right = ['--id', id, '--until', '11:55', '--severity', 'P3', '--reason', 'the log'];
    const corrected = await accord(desk, 'outage', 'correct', 'email', ...right);
    expect(corrected).toContain('until Mon 16 Nov 2026, 11:55 (Europe/Berlin)');
    expect(corrected).toContain('(P3, ended)');
    const inside = ['outage', 'start', 'email', 'Slow', '--severity', '2', '--tell', 'team'];
    expect(await accord(desk, ...inside)).toContain('acme: not told yet, in #acme; first word due');
    const wrong = accord(desk, 'outage', 'start', 'email', 'x', '--since', 'lunch');
    await expect(wrong).rejects.toThrow('Write it as 14:05');
  });

  it('an outage of a site says for which promises it counts, before and when it is recorded', async () => {
    const desk = await openNewsdesk(SITES);
    const start = ['outage', 'start', 'email', 'Mail is slow', '--site', 'berlin'];
    const counts = 'Acme: counts for the promise to Berlin; the others go on';
    expect(await accord(desk, ...start)).toContain(counts);
    const told = await accord(desk, ...start, '--severity', 'P2', '--tell', '--json');
    expect(JSON.parse(told)).toMatchObject({ segment: { site: 'Berlin' } });
    expect(JSON.parse(told).counting).toContain(counts);
  });

  it('maintenance is shown before it is planned, and approved as a second person', async () => {
    const desk = await openNewsdesk();
    const plan = ['maintenance', 'plan', 'email', 'sat 22:00-23:30', 'A new disk'];
    const shown = await accord(desk, ...plan);
    expect(shown).toContain('Sat 21 Nov 2026, 22:00–23:30 (Europe/Berlin)');
    expect(shown).toContain('globex-email: 1 h 30 min counts as downtime.');
    expect(shown).toContain('--apply asks for approval');
    expect(JSON.parse(await accord(desk, 'maintenance', '--json'))).toEqual([]);
    expect(await accord(desk, ...plan, '--apply', '--as', 'ben')).toContain('Planned as number');
    await expect(accord(desk, 'maintenance', 'approve', 'email')).rejects.toThrow('Only a person');
    const own = accord(desk, 'maintenance', 'approve', 'email', '--as', 'ben');
    await expect(own).rejects.toMatchObject({ code: 'forbidden' });
    const nobody = accord(desk, 'maintenance', 'approve', 'email', '--as', 'bem');
    await expect(nobody).rejects.toThrow('Did you mean ben?');
    const approved = await accord(desk, 'maintenance', 'approve', 'email', '--as', 'Dora');
    expect(approved).toContain('is planned: Sat 21 Nov 2026');
    const sunday = ['--to', 'sun 20:00-21:00', '--reason', 'a match is on', '--as', 'ben'];
    const moved = await accord(desk, 'maintenance', 'move', 'email', ...sunday);
    expect(moved).toContain('wanted instead: Sun 22 Nov 2026, 20:00–21:00');
    const no = ['--reason', 'not on a Sunday', '--as', 'dora'];
    const kept = await accord(desk, 'maintenance', 'decline', 'email', ...no);
    expect(kept).toContain('is planned: Sat 21 Nov 2026');
    const early = accord(desk, 'maintenance', 'extend', 'email', '--until', '23:50');
    await expect(early).rejects.toThrow('It does not run');
    const gone = ['maintenance', 'cancel', 'email', '--reason', 'no disk', '--json'];
    expect(JSON.parse(await accord(desk, ...gone))).toMatchObject({ state: 'cancelled' });
    expect(await accord(desk, 'maintenance', 'list', 'email')).toContain(
      'email  cancelled  Sat 21 Nov 2026, 22:00–23:30 (Europe/Berlin)  A new disk',
    );
  });

  it('an exclusion is asked for, and approved as a second person', async () => {
    const desk = await openNewsdesk();
    const span = ['--from', '2026-11-16T08:00:00Z', '--to', '2026-11-16T09:00:00Z'];
    const why = ['--category', 'force-majeure', '--reason', 'the river rose', '--json'];
    const asked = JSON.parse(await accord(desk, 'exclude', 'acme-email', ...span, ...why));
    const approve = ['exclusions', '--approve', asked.id];
    await expect(accord(desk, ...approve)).rejects.toThrow('Only a person');
    expect(await accord(desk, ...approve, '--as', 'dora')).toContain('approved  acme-email');
  });
});
