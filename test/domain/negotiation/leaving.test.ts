import { describe, expect, it } from 'vitest';
import { acceptRest, decideAnswers } from '../../../src/domain/negotiation/decide-answer.ts';
import { decideApproval } from '../../../src/domain/negotiation/decide-approval.ts';
import { decideSending } from '../../../src/domain/negotiation/decide-offer.ts';
import { decideSignature } from '../../../src/domain/negotiation/decide-signature.ts';
import type { Scene } from '../../../src/domain/negotiation/scene.ts';
import type { StepContent } from '../../../src/domain/negotiation/steps.ts';
import type { Who } from '../../usecases/negotiation/boardroom.ts';
import { begin, leave, type SmallTable, sceneFor, smallTable, take } from './small-table.ts';

type Decide = (scene: Scene) => readonly StepContent[];

function does(table: SmallTable, who: Who, decide: Decide): void {
  const scene = sceneFor(table, who);
  take(table, scene, decide(scene));
}

function acceptedTerms(): SmallTable {
  const table = smallTable();
  begin(table, 'ada', { within: '20m', inDays: 30, urgent: false });
  does(table, 'ada', (scene) => decideSending(scene, { shared: [], latest: 1 }));
  does(table, 'carl', (scene) => decideAnswers(scene, acceptRest(scene, 1)));
  return table;
}

const approve =
  (stage: 'service-owner' | 'service-level-manager'): Decide =>
  (scene) =>
    decideApproval(scene, { stage, hash: scene.state.rounds.at(-1)?.hash ?? '' });
const sign: Decide = (scene) => decideSignature(scene, scene.state.rounds.at(-1)?.hash ?? '');

describe('somebody who has left', () => {
  it('decides nothing any more, and the deputy does', () => {
    const table = acceptedTerms();
    leave(table, 'otto');
    expect(() => does(table, 'otto', approve('service-owner'))).toThrow('You cannot speak');
    does(table, 'dirk', approve('service-owner'));
    expect(table.state?.stages[0]?.approvals).toMatchObject([{ person: 'dirk', instead: 'otto' }]);
    does(table, 'dora', approve('service-level-manager'));
    leave(table, 'dora');
    leave(table, 'cora');
    does(table, 'dirk', sign);
    expect(() => does(table, 'cora', sign)).toThrow('You cannot speak');
    does(table, 'carl', sign);
    expect(table.state?.phase).toBe('agreed');
    expect(table.register.agreements.get('corp-support')?.length).toBe(2);
  });

  it('without a deputy leaves it to whoever holds the role', () => {
    const table = acceptedTerms();
    leave(table, 'otto');
    leave(table, 'dirk');
    expect(() => does(table, 'finn', approve('service-owner'))).toThrow(
      'You cannot approve this as service owner. Ask Ada.',
    );
    does(table, 'ada', approve('service-owner'));
    expect(table.state?.stages[0]?.approvals).toMatchObject([{ person: 'ada', instead: null }]);
  });
});
