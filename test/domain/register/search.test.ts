import { describe, expect, it } from 'vitest';
import {
  findAgreement,
  findParty,
  findPerson,
  findService,
} from '../../../src/domain/register/search.ts';
import { demoRegister } from '../../usecases/register/demo-files.ts';

const register = demoRegister();

describe('a search', () => {
  it.each([
    ['email', 'email'],
    ['E-Mail', 'email'],
    ['  e mail ', 'email'],
    ['Outlook', 'email'],
    ['web shop', 'webshop'],
    ['WEBSHOP', 'webshop'],
    ['Remote-Access', 'vpn'],
  ])('for the service “%s” finds %s', (text, key) => {
    expect(findService(register, text).match?.key).toBe(key);
  });

  it('finds agreements by key and name, parties by name, people by name, id and e-mail', () => {
    expect(findAgreement(register, 'Acme Email').match?.key).toBe('acme-email');
    expect(findAgreement(register, 'e-mail for acme').match?.key).toBe('acme-email');
    expect(findParty(register, 'acme gmbh').match?.key).toBe('acme');
    const byAnyName = [
      'chloe',
      'Chloé Martin',
      'chloe martin',
      'U0CHLOE',
      'chloe.martin@northwind.example',
    ];
    expect(byAnyName.map((text) => findPerson(register, text).match?.partyKey)).toEqual(
      byAnyName.map(() => 'infrastructure'),
    );
  });

  it('suggests what is near when nothing is found', () => {
    expect(findService(register, 'emial')).toEqual({ match: null, suggestions: ['email'] });
    expect(findService(register, 'payrol').suggestions).toEqual(['payroll']);
    expect(findAgreement(register, 'acme-emal').suggestions[0]).toBe('acme-email');
    expect(findService(register, 'quantum')).toEqual({ match: null, suggestions: [] });
    expect(findService(register, ' - ')).toEqual({ match: null, suggestions: [] });
  });
});
