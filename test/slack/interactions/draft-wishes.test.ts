import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Persona } from '../../../src/playground/playground.ts';
import { type Office, openOffice } from '../bot.ts';
import { reads } from './negotiation/table.ts';

let office: Office;
let anna: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
});

afterAll(() => office.close());

it('a promise meets the wish that somebody chooses, which then is no choice any more', async () => {
  await anna.command('/sla new agreement acme-chat-sla --from acme-chat-wishes', {
    in: '#service-levels',
  });
  const before = await reads(anna, 'To think of');
  expect(before.text).toContain('“quick-help” is still open');
  await anna.click('Add a promise');
  await reads(anna, 'What is to be promised?');
  await anna.submit({ targetKind: 'response' });
  expect((await reads(anna, 'Meets the wish')).text).toContain('Somebody answers within half');
  const promise = { within: '30m', attainment: '95', priority: 'P1' };
  const { errors } = await anna.submit(promise);
  expect(errors.key).toContain('such as p1-response');
  await anna.submit({ ...promise, meets: 'quick-help' });
  const after = await reads(anna, 'answered within 30 support minutes');
  expect(after.text).not.toContain('“quick-help” is still open');
  await anna.click('Add a promise');
  await reads(anna, 'What is to be promised?');
  await anna.submit({ targetKind: 'availability' });
  const next = await reads(anna, 'Meets the wish');
  expect(next.text).toContain('It works whenever');
  expect(next.text).not.toContain('Somebody answers within half');
});
