import { describe, expect, it } from 'vitest';
import { peopleOf, readPerson, scopeOf } from '../../../src/slack/forms/person-fields.ts';
import { roleChoices } from '../../../src/slack/forms/role-words.ts';

const offered = roleChoices('provider').map(({ value }) => value);
const read = (given: Parameters<typeof readPerson>[0]['given'], taken: readonly string[] = []) =>
  readPerson({ given, before: null, taken, offered });

describe('somebody in a form', () => {
  it.each([
    ['Emma Schulz', [], 'emma'],
    ['Emma Schulz', ['emma'], 'emma-schulz'],
    ['Emma Schulz', ['emma', 'emma-schulz'], 'emma-schulz-2'],
    ['Jörg Weiß', [], 'jorg'],
    ['李', [], 'person'],
  ])('called %s where %j are taken gets a key of their own', (name, taken, key) => {
    expect(read({ 'person-name': name }, taken).key).toBe(key);
  });

  it('holds roles for some services only where that was chosen', () => {
    const given = { 'person-name': 'Ben', 'person-roles': ['service-owner', 'viewer'] };
    expect(read(given).roles).toEqual(['service-owner', 'viewer']);
    expect(read({ ...given, 'person-services': ['email'] }).roles).toEqual([
      { role: 'service-owner', services: ['email'] },
      { role: 'viewer', services: ['email'] },
    ]);
  });

  it('keeps what the form does not ask for', () => {
    const before = {
      ...{ key: 'ben', name: 'Ben', deputy: 'anna', timeZone: 'UTC' },
      roles: ['customer-representative', { role: 'viewer', services: ['email'] }, 'finance'],
    };
    const [person = null] = peopleOf({ people: [before] });
    expect(scopeOf(person)).toBeNull();
    const given = { 'person-name': 'Ben', 'person-roles': ['viewer'] };
    expect(readPerson({ given, before: person, taken: ['ben'], offered })).toEqual({
      ...before,
      roles: ['customer-representative', { role: 'viewer', services: ['email'] }],
    });
  });

  it('chooses from no more roles than Slack has boxes for', () => {
    expect(roleChoices('provider').length).toBeLessThanOrEqual(10);
    expect(roleChoices('provider').every(({ label }) => label.length <= 75)).toBe(true);
  });
});
