import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import { decideAnswers } from '../../../src/domain/negotiation/decide-answer.ts';
import { decideSending } from '../../../src/domain/negotiation/decide-offer.ts';
import { decideByTime } from '../../../src/domain/negotiation/decide-time.ts';
import type { Answer } from '../../../src/domain/negotiation/steps.ts';
import { termAt } from '../../../src/domain/negotiation/term-path.ts';
import { begin, type SmallTable, sceneFor, smallTable, take } from './small-table.ts';

const BEGINS = 'effective.from';
const WITHIN = 'targets.p1-response.within';
const countered: Answer = { kind: 'countered', value: '25m' };

/** Carl has offered a shorter time for the customer, from a day on that is to come. */
function carlsOffer(): SmallTable {
  const table = smallTable();
  begin(table, 'carl', { within: '20m', inDays: 30, urgent: false });
  const scene = sceneFor(table, 'carl');
  take(table, scene, decideSending(scene, { shared: [], latest: 1 }));
  return table;
}

function adaAnswers(table: SmallTable, answers: Readonly<Record<string, Answer>>): void {
  const scene = sceneFor(table, 'ada');
  const given = Object.entries(answers).map(([path, answer]) => ({ path, answer }));
  take(table, scene, decideAnswers(scene, { round: 1, answers: given }));
}

describe('the day on which other terms are to begin', () => {
  it('is never again the past one of today’s terms: whoever declines it writes another', () => {
    const table = carlsOffer();
    adaAnswers(table, { [WITHIN]: countered, [BEGINS]: { kind: 'declined', reason: 'too early' } });
    expect(table.state?.rounds.map(({ outcome }) => outcome)).toEqual(['countered']);
    expect(table.state?.toOffer).toBe('provider');
  });

  it('stays as offered where nobody spoke about it until the round was over', () => {
    const table = carlsOffer();
    const offered = termAt(table.state?.rounds[0]?.terms, BEGINS);
    adaAnswers(table, { [WITHIN]: countered });
    table.now += 8 * DAY;
    const scene = sceneFor(table, null);
    take(table, scene, decideByTime(scene));
    expect(table.state?.rounds.map(({ side }) => side)).toEqual(['customer', 'provider']);
    expect(termAt(table.state?.rounds[1]?.terms, BEGINS)).toBe(offered);
  });
});
