import { s } from './dom.ts';

const PATHS = {
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4v4.2l2.8 1.6',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  eye: 'M1.5 8S4 3.5 8 3.5 14.500 8 14.500 8 12 12.500 8 12.500 1.5 8 1.5 8ZM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  reply: 'M2 3h12v8H7l-3.500 3V11H2z',
  file: 'M4 1.500h5l3 3v10H4zM9 1.500v3h3',
} as const;

/** A small line drawing beside words that say the same. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const path = s('path', {
    d: PATHS[name],
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.4,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  });
  return s('svg', { class: 'sign-icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, path);
}
