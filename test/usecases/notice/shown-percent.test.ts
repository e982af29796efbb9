import { expect, it } from 'vitest';
import { shownPercent } from '../../../src/usecases/notice/shown-percent.ts';

it.each([
  ['99.995000', '99.9', '99.99'],
  ['99.899999', '99.9', '99.89'],
  ['99.999499', '99.999', '99.999'],
  ['100.000000', '99.9', '100'],
  ['99.999999', '99.9', '99.99'],
  ['50.000000', '95', '50'],
  ['0.000000', '95', '0'],
])('%s against %s shows %s', (percent, objective, shown) => {
  expect(shownPercent(percent, objective)).toBe(shown);
});
