import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = mkdtempSync(join(tmpdir(), 'accord-files-'));

const SLO = `apiVersion: openslo/v1
kind: SLO
metadata: { name: orders, labels: { team: shop } }
spec:
  service: webshop
  indicator:
    metadata: { name: good-orders }
    spec: { ratioMetric: { good: { metricSource: {} }, total: { metricSource: {} } } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.995 }]
`;

const GIVEN = [
  ...['--customer', 'acme', '--provider', 'web', '--calendar', 'around-the-clock'],
  ...['--time-zone', 'UTC', '--effective-from', '2026-01-01', '--agreement', 'acme-orders'],
];

function accord(...args: string[]) {
  const env = { ...process.env, ACCORD_DATA_DIR: join(FOLDER, 'data'), DATABASE_URL: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    ...{ encoding: 'utf8', env },
  });
  return { status, stdout, stderr };
}

describe('the register as files, on the command line', () => {
  const out = join(FOLDER, 'out');
  const slos = join(FOLDER, 'slos.yaml');
  writeFileSync(slos, SLO);

  it('is exported document by document, and importing that changes nothing', () => {
    expect(accord('import', 'src/demo/register', '--apply').status).toBe(0);
    expect(accord('export', '--out', out).stdout).toMatch(
      /^Wrote \d+ documents? to|^Wrote \d+ files/,
    );
    const text = readFileSync(join(out, 'services', 'email.yaml'), 'utf8');
    expect(text).toMatch(/^service: email\nname: E-mail\n/);
    expect(accord('import', out).stdout).toContain('Nothing to do: 0 added, 0 changed');
    expect(accord('export', 'service/email').stdout).toBe(text);
  });

  it('helps with names that are not in the register', () => {
    const { status, stderr } = accord('export', 'emial');
    expect(stderr).toContain(
      'There is nothing in the register called “emial”. Did you mean “email”?',
    );
    expect(status).toBe(2);
  });

  it('has a schema for editors', () => {
    expect(accord('schema', '--out', out).stdout).toContain('# yaml-language-server: $schema=');
    const schema: unknown = JSON.parse(readFileSync(join(out, 'accord.schema.json'), 'utf8'));
    expect(schema).toHaveProperty('definitions.agreement.properties.targets');
  });

  it('says what OpenSLO lacks, and what is not carried over', () => {
    const { status, stdout } = accord('import', '--from', 'openslo', slos);
    expect(stdout).toContain('slos.yaml:3 metadata.annotations: an agreement needs its customer');
    expect(stdout).toContain('Nothing was imported.');
    expect(status).toBe(1);
  });

  it('takes OpenSLO in and gives it back', () => {
    const { status, stdout } = accord('import', '--from', 'openslo', slos, ...GIVEN, '--apply');
    expect(stdout).toContain('metadata.labels: labels and annotations have no counterpart');
    expect(stdout).toContain('+ agreement acme-orders');
    expect(stdout).toContain('Done: 1 added');
    expect(status).toBe(0);
    const given = accord('export', '--openslo', 'acme-orders', 'acme-email');
    expect(given.stdout).toContain('name: acme-orders-orders');
    expect(given.stderr).toContain('not written: acme-email targets.availability: OpenSLO has no');
  });

  it('refuses options that belong to another source', () => {
    const { status, stderr } = accord('import', 'src/demo/register', '--customer', 'acme');
    expect(stderr).toContain('--customer belongs to --from openslo.');
    expect(status).toBe(1);
  });
});
