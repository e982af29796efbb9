import { h } from './dom.ts';
import type { PagePerson } from './protocol.ts';

/** Somebody's initials on their colour. */
export function avatar(person: PagePerson | undefined, size = 'medium'): HTMLElement {
  const isBot = person?.isBot === true;
  const made = h(
    'span',
    { class: `avatar ${size} ${isBot ? 'bot' : ''}`, 'aria-hidden': 'true' },
    isBot ? (person.realName[0] ?? '') : (person?.initials ?? '?'),
  );
  if (person && !isBot) made.style.background = person.colour;
  return made;
}
