import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import { acceptRest, decideAnswers } from '../../../src/domain/negotiation/decide-answer.ts';
import { decideApproval } from '../../../src/domain/negotiation/decide-approval.ts';
import { decideProposal, decideSending } from '../../../src/domain/negotiation/decide-offer.ts';
import { decideByTime } from '../../../src/domain/negotiation/decide-time.ts';
import type { Scene } from '../../../src/domain/negotiation/scene.ts';
import type { StepContent } from '../../../src/domain/negotiation/steps.ts';
import type { Who } from '../../usecases/negotiation/boardroom.ts';
import {
  baseOf,
  begin,
  type SmallTable,
  sceneFor,
  smallTable,
  take,
  wished,
} from './small-table.ts';

type Decide = (scene: Scene) => readonly StepContent[];

function does(table: SmallTable, who: Who | null, decide: Decide): void {
  const scene = sceneFor(table, who);
  take(table, scene, decide(scene));
}

const send: Decide = (scene) => decideSending(scene, { shared: [], latest: 1 });
const acceptAll: Decide = (scene) =>
  decideAnswers(scene, acceptRest(scene, scene.state.rounds.length));
const counter: Decide = (scene) =>
  decideAnswers(scene, {
    round: scene.state.rounds.length,
    answers: [{ path: 'targets.p1-response.within', answer: { kind: 'countered', value: '25m' } }],
  });
const approve =
  (stage: 'service-owner' | 'service-level-manager'): Decide =>
  (scene) =>
    decideApproval(scene, { stage, hash: scene.state.rounds.at(-1)?.hash ?? '' });
const writeOther =
  (table: SmallTable): Decide =>
  (scene) =>
    decideProposal(scene, {
      ...{ terms: wished(table, { within: '45m', inDays: 60 }), base: baseOf(table) },
      timetable: { rounds: [], signBy: null },
    });

/** Carl offers for the customer. */
function carlsOffer(): SmallTable {
  const table = smallTable();
  begin(table, 'carl', { within: '20m', inDays: 30, urgent: false });
  does(table, 'carl', send);
  return table;
}

const approvedBy = ({ state }: SmallTable) =>
  state?.stages.flatMap(({ approvals }) => approvals.map(({ person }) => person));

describe('the own change', () => {
  it('is what is on the table: who drafts other terms may still approve those', () => {
    for (const order of ['before', 'after'] as const) {
      const table = carlsOffer();
      does(table, 'ada', acceptAll);
      does(table, 'otto', approve('service-owner'));
      if (order === 'before') does(table, 'ada', writeOther(table));
      does(table, 'ada', approve('service-level-manager'));
      if (order === 'after') does(table, 'ada', writeOther(table));
      expect(approvedBy(table)).toEqual(['otto', 'ada']);
    }
  });

  it('is also a value that somebody asked for, when the date made the offer of it', () => {
    const table = carlsOffer();
    does(table, 'ada', counter);
    table.now += 8 * DAY;
    does(table, null, decideByTime);
    does(table, 'carl', acceptAll);
    does(table, 'otto', approve('service-owner'));
    expect(() => does(table, 'ada', approve('service-level-manager'))).toThrow(
      'You wrote these terms yourself, so somebody else has to approve them. Ask Dora.',
    );
    does(table, 'dora', approve('service-level-manager'));
    expect(approvedBy(table)).toEqual(['otto', 'dora']);
  });
});
