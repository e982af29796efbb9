import { describe, expect, it } from 'vitest';
import { assembleRegister, type Register } from '../../../src/domain/register/register.ts';
import { servicesWithoutSla, wishesFor } from '../../../src/domain/service/portfolio.ts';
import { serveWishes } from '../../../src/domain/service/serve-wishes.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { DEMO_NOW, demoFiles } from '../../usecases/register/demo-files.ts';

const SERVICE = 'provider: web\n';

const SLR = [
  'agreement: acme-wishes',
  'kind: SLR',
  'customer: acme',
  'provider: web',
  'effective: { from: 2027-01-01 }',
  'timeZone: Europe/Berlin',
  'calendar: office-de',
  'requirements:',
  "  - { key: mail, wish: 'We need mailboxes of 50 GB on the phone.' }",
  "  - { key: track, wish: 'Customers want to track their parcels.' }",
  "  - { key: printers, wish: 'Printing in the new office.', service: print }",
  "  - { key: coffee, wish: 'Fresh coffee at eight.' }",
  '',
].join('\n');

function withDocuments(...texts: readonly string[]): Register {
  const files = [...demoFiles, ...texts.map((text, index) => ({ name: `${index}`, text }))];
  const { problems, revisions } = planImport(assembleRegister([]), { files, now: DEMO_NOW });
  expect(problems).toEqual([]);
  return assembleRegister(revisions);
}

const register = withDocuments(
  `service: fax\nname: Fax\n${SERVICE}`,
  `service: parcels\nname: Parcel tracking\ndescription: Where a parcel is.\nstate: planned\n${SERVICE}`,
  `service: telex\nname: Telex\nstate: retired\n${SERVICE}`,
  SLR,
);

describe('the portfolio', () => {
  const without = (at: number) =>
    servicesWithoutSla(register, at)
      .map(({ key }) => key)
      .sort();

  it('knows which live services no SLA in force is about; planned and retired ones need none', () => {
    expect(without(DEMO_NOW)).toEqual(['fax']);
  });

  it('knows that before the first SLA began none had one', () => {
    expect(without(Date.UTC(2025, 0, 1))).toEqual(
      ['email', 'payroll', 'vpn', 'webshop', 'print', 'fax'].sort(),
    );
  });

  it('knows the wishes that were mapped to a service', () => {
    expect(wishesFor(register, 'print').map(({ wish }) => wish.key)).toEqual(['printers']);
    expect(wishesFor(register, 'email')).toEqual([]);
  });
});

describe('a customer’s wish', () => {
  const terms = register.agreements.get('acme-wishes')?.at(-1)?.terms;
  const served = new Map(
    serveWishes(register, terms ?? {}).map((one) => [one.wish.key, one] as const),
  );
  const keys = (wish: string) => served.get(wish)?.candidates.map(({ key }) => key);

  it('is answered by the services whose name, alias or description speak of it', () => {
    expect(keys('mail')?.[0]).toBe('email');
    expect(served.get('mail')?.candidates[0]?.because).toContain('mailboxes');
  });

  it('is answered by planned services, which say so', () => {
    expect(served.get('track')?.candidates[0]).toMatchObject({ key: 'parcels', state: 'planned' });
  });

  it('that was mapped needs no candidates', () => {
    expect(served.get('printers')).toMatchObject({ service: 'print', candidates: [] });
  });

  it('that nothing serves stays open', () => {
    expect(served.get('coffee')).toMatchObject({ service: null, candidates: [] });
  });
});
