import { AccordError } from '../error.ts';
import { isBy, refuseBothSides, refuseChanged, requireAtTable } from './decide-approval.ts';
import { lateness } from './decide-offer.ts';
import { lastRound } from './negotiation.ts';
import { askWords } from './people.ts';
import { doneBy, nameOf, notNow, requireRunning, type Scene, sidedOf } from './scene.ts';
import { signersOf } from './signatories.ts';
import type { StepContent } from './steps.ts';

/** Signs the exact terms that somebody looked at, for themselves or as a deputy. */
export function decideSignature(scene: Scene, hash: string): readonly StepContent[] {
  const { state, who, register } = scene;
  requireAtTable(scene);
  refuseChanged(scene, hash);
  const done = state.slots.find(({ signature }) => signature && isBy(signature, scene))?.signature;
  if (done) throw notNow(scene, `You signed this already: ${doneBy(scene, done)}.`);
  if (state.phase !== 'signing') throw notNow(scene, 'There is nothing to sign now.');
  requireRunning(scene);
  refuseBothSides(scene);
  refuseTooLate(scene);
  const terms = sidedOf(scene);
  const mine = state.slots
    .filter((slot) => slot.side === who.side)
    .flatMap((slot) => {
      const signers = signersOf(register, terms, slot);
      return who.keys
        .filter((key) => signers.has(key))
        .map((person) => ({ slot, person, instead: signers.get(person) ?? null }));
    });
  const free = mine.filter(({ slot }) => slot.signature === null);
  const part = free.find(({ instead }) => instead === null) ?? free[0];
  if (part) {
    const { slot, person, instead } = part;
    return [{ type: 'signed', side: slot.side, person, instead }];
  }
  const taken = mine[0]?.slot.signature;
  if (taken) throw notNow(scene, `This was signed already: ${doneBy(scene, taken)}.`);
  throw new AccordError(
    'forbidden',
    `You are not named to sign for ${who.side ? nameOf(scene, who.side) : 'either side'}. ${whoSigns(scene)}`,
  );
}

function whoSigns({ register, ...scene }: Scene): string {
  const keys = scene.state.slots
    .filter(({ side, signature }) => side === scene.who.side && signature === null)
    .flatMap((slot) => [...signersOf(register, sidedOf(scene), slot).keys()]);
  return keys.length === 0 ? 'Everybody of your side has signed.' : askWords(register, keys);
}

function refuseTooLate(scene: Scene): void {
  const problem = lateness(scene, lastRound(scene.state)?.terms ?? {});
  if (problem === null) return;
  throw new AccordError('conflict', `${problem} The terms have to be sent again with it.`);
}
