import { AccordError } from '../error.ts';
import { type Actor, nameActor } from './actor.ts';

/** Refuses everything but a person other than those who took part so far. */
export function requireSecondPerson(actor: Actor, others: readonly string[]): void {
  if (actor.kind !== 'person') {
    throw new AccordError(
      'forbidden',
      'Only a person can approve this. Ask somebody of the provider to do it.',
    );
  }
  if (!others.includes(nameActor(actor))) return;
  throw new AccordError(
    'forbidden',
    'You asked for this yourself. A second person has to approve it.',
  );
}
