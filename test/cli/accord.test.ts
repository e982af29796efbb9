import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = mkdtempSync(join(tmpdir(), 'accord-cli-'));

const REGISTER = `
service: email
name: E-mail
aliases: [mail]
provider: messaging
---
party: acme
kind: customer
name: Acme
---
party: messaging
kind: provider
name: Messaging team
---
calendar: always
timeZone: UTC
weekly: { mon-sun: [['00:00', '24:00']] }
---
agreement: acme-email
name: E-mail for Acme
kind: SLA
level: service
customer: acme
provider: messaging
services: [email]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: always
targets:
  - { key: response, kind: response, within: 1h, attainment: '95', period: month }
  - { key: resolution, kind: resolution, within: 24h, attainment: '90', period: month, pauses: [awaiting-customer] }
`;

const EXPORT = `number,incident_state,sys_mod_count,opened_at,sys_updated_at,priority
INC1,New,0,01-03-2016 08:00,01-03-2016 08:00,3 - Moderate
INC1,Active,1,01-03-2016 08:00,01-03-2016 08:30,3 - Moderate
INC1,Resolved,2,01-03-2016 08:00,01-03-2016 20:00,3 - Moderate
INC2,New,0,02-03-2016 08:00,02-03-2016 08:00,3 - Moderate
INC2,Awaiting User Info,1,02-03-2016 08:00,02-03-2016 10:00,3 - Moderate
INC2,Active,2,02-03-2016 08:00,03-03-2016 10:00,3 - Moderate
INC2,Resolved,3,02-03-2016 08:00,03-03-2016 20:00,3 - Moderate
INC3,New,0,04-03-2016 08:00,04-03-2016 08:00,2 - High
INC3,Active,1,04-03-2016 08:00,32-03-2016 08:10,2 - High
INC3,Active,2,04-03-2016 08:00,04-03-2016 08:20,2 - High
`;

describe('the command line, from an empty folder to a status', () => {
  const register = file('register.yaml', REGISTER);
  const incidents = file('incidents.csv', EXPORT);

  it('rehearses an import of agreement files and changes nothing', () => {
    const { status, stdout } = accord('import', register);
    expect(stdout).toContain('+ agreement acme-email');
    expect(stdout).toContain('This was a rehearsal: 5 added');
    expect(status).toBe(0);
    expect(accord('status', 'email').status).toBe(2);
  });

  it('names every mistake with file and line, and exits 1', () => {
    const wrong = file('wrong.yaml', REGISTER.replace('customer: acme', 'customer: acne'));
    const { status, stdout } = accord('import', wrong, '--apply');
    expect(stdout).toMatch(/wrong\.yaml:\d+:\d+ .*acne.*acme/);
    expect(stdout).toContain('Nothing was imported: 1 mistake.');
    expect(status).toBe(1);
  });

  it('imports the files, then the work items, reporting the row that cannot be read', () => {
    expect(accord('import', register, '--apply').stdout).toContain('Done: 5 added');
    const first = accord(...SERVICENOW, incidents);
    expect(first.stdout).toMatch(/line 10: .*32-03-2016/);
    expect(first.stdout).toContain('1 row could not be taken in');
    expect(first.status).toBe(0);
    expect(first.stdout).toContain('Recorded.');
    const again = accord(...SERVICENOW, incidents, '--apply');
    expect(again.stdout).toContain('0 new events');
    expect(again.stdout).toContain('Nothing new to record');
  });

  /**
   * By hand: INC1 answered after 30 min, resolved after 12 h. INC2 answered after 2 h, missed; resolved after 36 h
   * less 24 h of waiting, met. INC3 answered after 20 min, due 5 March 08:00 and still open, missed.
   */
  it('prints the status that a computation by hand gives', () => {
    const { stdout } = accord('status', 'mail', '--at', '2016-03-31T12:00:00Z', '--json');
    const period = { from: '2016-03-01T00:00:00Z', to: '2016-04-01T00:00:00Z' };
    const none = { open: 0, paused: 0, cancelled: 0 };
    const two = {
      eligible: 3,
      provisional: true,
      met: 2,
      missed: 1,
      percent: '66.666666',
      ...none,
    };
    expect(JSON.parse(stdout)).toEqual([
      {
        agreement: 'acme-email',
        revision: 1,
        asOf: '2016-03-31T12:00:00Z',
        targets: [
          {
            key: 'resolution',
            kind: 'resolution',
            objective: '90',
            period,
            verdict: 'breached',
            ...two,
          },
          {
            key: 'response',
            kind: 'response',
            objective: '95',
            period,
            verdict: 'at-risk',
            ...two,
          },
        ],
      },
    ]);
  });

  it('says the same to a person, in words', () => {
    const { stdout } = accord('status', 'email', '--at', '2016-04-10T00:00:00Z');
    expect(stdout).toContain(
      'E-mail for Acme (acme-email, revision 1) for Acme, as of 10 Apr 2016',
    );
    expect(stdout).toMatch(/No data +Response.* \(response\): /);
    expect(stdout).toContain('before, provisional: Missed, March 2016: 66.66 %, 2 of 3 in time');
    expect(stdout.split('\n').every((line) => line.length <= 100)).toBe(true);
    expect(stdout).not.toContain('\u001b');
  });

  it('takes a date as the end of that day, and what is missing too many is counted', () => {
    const { stdout } = accord('status', 'email', '--at', '2016-03-31');
    expect(stdout).toContain('as of 31 Mar 2016, 23:59');
    expect(stdout).toContain('March 2016 so far: 66.66 %, 2 of 3 in time; 1 miss too many');
  });

  it.each(['import', 'record', 'status', 'explain', 'backtest', 'migrate', 'rebuild'])(
    'the help of %s has an example, and it can answer in JSON',
    (command) => {
      const { stdout } = accord(command, '--help');
      expect(stdout).toMatch(new RegExp(`Examples?:\\n  accord ${command} ?`));
      expect(stdout).toContain('--json');
    },
  );

  it.each([
    [['status', 'emial'], /Did you mean “email”/, 2],
    [['status', 'email', '--at', 'yesterday'], /yesterday.*2026-03-27.*2026-03-27T15:00:00Z/, 1],
    [['status', 'email', '--at', '30.06.2016'], /Did you mean 2016-06-30/, 1],
    [['import', emptyFolder()], /There is no YAML file in/, 2],
    [['backtest', 'a', 'b', '--months', 'abc'], /abc.*whole number such as 6/, 1],
    [['import', 'x.yaml', '--agreement', 'a'], /--agreement belongs to --from/, 1],
    [['import', 'nowhere.yaml'], /nowhere\.yaml.*cannot be read/, 2],
    [['import', '--from', 'jira', 'x.csv'], /jira.*servicenow/, 1],
    [['dance'], /unknown command/, 1],
  ])('%o is refused in a sentence', (words, message, code) => {
    const { status, stderr } = accord(...words);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(code);
  });
});

const SERVICENOW = ['import', '--from', 'servicenow', '--agreement', 'acme-email'];

function accord(...words: readonly string[]) {
  const env = { PATH: process.env.PATH, ACCORD_DATA_DIR: join(FOLDER, 'database') };
  return spawnSync(process.execPath, ['dist/cli.js', ...words], { env, encoding: 'utf8' });
}

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'accord-empty-'));
}

function file(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}
