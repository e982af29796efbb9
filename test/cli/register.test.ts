import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const FOLDER = mkdtempSync(join(tmpdir(), 'accord-register-'));

const register = (within: string) => `
party: acme
kind: customer
name: Acme
people: [{ key: emma, name: Emma Schulz, roles: [signatory] }]
---
party: messaging
kind: provider
name: Messaging team
people: [{ key: ben, name: Ben Okafor, roles: [service-owner] }]
---
service: email
name: E-mail
provider: messaging
owner: ben
---
calendar: office
timeZone: UTC
weekly: { mon-fri: [['08:00', '18:00']] }
---
agreement: acme-email
name: E-mail for Acme
kind: SLA
customer: acme
provider: messaging
services: [email]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: resolution, kind: resolution, within: ${within}, attainment: '90' }
`;

describe('the register at a terminal', () => {
  beforeAll(() => {
    expect(accord('import', file(register('12h')), '--apply').status).toBe(0);
    expect(accord('import', file(register('10h')), '--apply').status).toBe(0);
  });

  it.each([
    [['services'], 'email  E-mail: Live, promised; Messaging team, owner Ben Okafor; 1 agreement'],
    [['services', 'retired'], 'There is no service for “retired”'],
    [['show', 'acme-email'], 'E-mail for Acme (acme-email): SLA, active, revision 2'],
    [['diff', 'acme-email'], 'within 10 support hours'],
    [['diff', 'acme-email', 'one'], 'Write the number of a revision'],
    [['who', 'email'], 'accountable: Ben Okafor (Messaging team)'],
    [['who', 'acme-email'], 'accountable: Emma Schulz (Acme)'],
  ])('accord %s', (args, wanted) => {
    const { stdout, stderr } = accord(...args);
    expect(`${stdout}${stderr}`).toContain(wanted);
  });
});

function file(text: string): string {
  const path = join(FOLDER, 'register.yaml');
  writeFileSync(path, text);
  return path;
}

function accord(...words: readonly string[]) {
  const env = { PATH: process.env.PATH, ACCORD_DATA_DIR: join(FOLDER, 'database') };
  return spawnSync(process.execPath, ['dist/cli.js', ...words], { env, encoding: 'utf8' });
}
