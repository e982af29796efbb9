import { describe, expect, it } from 'vitest';
import { keepingFindings } from '../../../../src/domain/agreement/lint/kept-findings.ts';
import { lintAgreement } from '../../../../src/domain/agreement/lint/lint-agreement.ts';
import type { PastTarget } from '../../../../src/domain/agreement/lint/past.ts';
import { DAY, parseInstant } from '../../../../src/domain/calendar/instant.ts';
import { type Register, withEndings } from '../../../../src/domain/register/register.ts';
import { chainScene } from '../../../../src/usecases/agreement/chain-scene.ts';
import { registerOf } from '../../../usecases/agreement/register.ts';
import { SOUND } from './small-register.ts';

const NOW = parseInstant('2026-11-16T08:40:00Z');

const SECOND = SOUND.slice(SOUND.indexOf('agreement: sla')).replace(
  'agreement: sla',
  'agreement: slb',
);

const [, OLA = ''] = SOUND.split('agreement: ola\n');
const NETWORK = `agreement: ola-net\n${OLA.split('---')[0]}`
  .replace('services: [email]', 'services: [net]')
  .replace('within: 3h', 'within: 6h');

/** The register as it is read anew after a change elsewhere: what stayed the same is the same terms. */
function readAgain(changed: Register, before: Register): Register {
  const agreements = new Map(
    [...changed.agreements].map(([key, revisions]) => [
      key,
      revisions.map((revision) => {
        const same = before.agreements.get(key)?.find(({ hash }) => hash === revision.hash);
        return same ? { ...revision, terms: same.terms } : revision;
      }),
    ]),
  );
  return { ...changed, agreements };
}

type Look = {
  readonly register: Register;
  readonly now?: number;
  readonly past?: readonly PastTarget[];
};

function looks({ register, now = NOW, past }: Look) {
  const agreement = register.agreements.get('sla')?.at(-1);
  if (!agreement) throw new Error('There is no SLA.');
  const scene = chainScene(register, now);
  const linted = { agreement, past: past ?? null };
  return { kept: keepingFindings(scene)(linted), fresh: lintAgreement(scene, linted) };
}

/** What a finding about the SLA rests on, though its own terms stay as they are. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'a carrier is slower': SOUND.replace('within: 3h', 'within: 5h'),
  'a carrier ends': SOUND.replace('{ from: 2026-01-01 }', '{ from: 2026-01-01, to: 2026-12-01 }'),
  'the hours are others': SOUND.replace("['09:00', '17:00']", "['00:00', '00:01']").replace(
    'timeZone: Europe/Berlin\nweekly',
    'timeZone: Europe/London\nweekly',
  ),
  'somebody cannot be reached': SOUND.replace(', user: U0EMMA', ''),
  'the customer has no channel': SOUND.replace("channels: { customer: '#acme' }\n", ''),
  'the service needs a supplier': SOUND.replace(
    'owner: ben\n',
    'owner: ben\nsuppliers: [hoster]\n',
  ),
  'the service depends on another': SOUND.replace(
    'owner: ben\n',
    'owner: ben\ndependsOn: [net]\n',
  ).concat(`---\nservice: net\nname: Network\nprovider: messaging\n---\n${NETWORK}`),
  'another one promises the same': `${SOUND}---\n${SECOND}`,
};

describe('findings that are kept', () => {
  const before = registerOf(SOUND, NOW);

  it.each(Object.entries(ELSEWHERE))('are looked for again when %s', (_, text) => {
    expect(looks({ register: before }).kept).toEqual([]);
    const after = readAgain(registerOf(text, NOW), before);
    const { kept, fresh } = looks({ register: after });
    expect(fresh.length).toBeGreaterThan(0);
    expect(kept).toEqual(fresh);
  });

  it('are the same objects while nothing that they rest on changes', () => {
    const missing = registerOf(SOUND.replace('handOver: 10m\n', ''), NOW);
    const first = looks({ register: missing }).kept;
    expect(first).toHaveLength(1);
    const unrelated = SOUND.replace('handOver: 10m\n', '').replace('Hoster', 'Hoster & Co.');
    const again = looks({ register: readAgain(registerOf(unrelated, NOW), missing), now: NOW + 1 });
    expect(again.kept).toBe(first);
  });

  it('are looked for again on another day, after an ending, and with another past', () => {
    const ending = { agreementKey: 'ola', revision: 1, to: 'terminated', at: NOW + DAY } as const;
    const ended = withEndings(before, [ending]);
    const past = [{ target: 'up', periods: 3, judged: 3, met: 0, casesPerPeriod: null }];
    for (const look of [
      { register: ended },
      { register: ended, now: NOW + 2 * DAY },
      { register: before, past },
    ]) {
      const { kept, fresh } = looks(look);
      expect(fresh.length).toBeGreaterThan(0);
      expect(kept).toEqual(fresh);
    }
  });
});
