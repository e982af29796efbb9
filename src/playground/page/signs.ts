import { s } from './dom.ts';

const ROUND: Readonly<Record<string, string>> = {
  '🟢': '#2fa36b',
  '🟡': '#e5b52b',
  '🟠': '#e8812f',
  '🔴': '#d8374a',
  '🔵': '#3b7dd8',
  '⚪': '#d5d7db',
  '⚫': '#3c3f45',
  '🟣': '#8a5fc0',
  '🟤': '#8a5a3c',
};
const SQUARE: Readonly<Record<string, string>> = {
  '🟩': '#2fa36b',
  '🟨': '#e5b52b',
  '🟧': '#e8812f',
  '🟥': '#d8374a',
  '🟦': '#3b7dd8',
  '⬜': '#d5d7db',
  '⬛': '#3c3f45',
};
type Drawing = { readonly colour: string; readonly back?: string; readonly path: string };
const DRAWN: Readonly<Record<string, Drawing>> = {
  '✅': { colour: '#fff', back: '#2fa36b', path: 'M4 8.500l2.800 2.800L12 5.500' },
  '❌': { colour: '#d8374a', path: 'M3.500 3.500l9 9M12.500 3.500l-9 9' },
  '⚠': { colour: '#d9902f', path: 'M8 2 14.500 13.500h-13zM8 6.500v3.300M8 11.700v.1' },
  '🚨': {
    colour: '#d8374a',
    path: 'M4 12V8a4 4 0 0 1 8 0v4zM2 14h12M8 1v1M2.500 3.500l.8.8M13.500 3.500l-.8.8',
  },
  '⏳': {
    colour: '#b9812f',
    path: 'M4 2h8M4 14h8M5 2v2.500L8 8l3-3.500V2M5 14v-2.500L8 8l3 3.500V14',
  },
  '⌛': {
    colour: '#b9812f',
    path: 'M4 2h8M4 14h8M5 2v2.500L8 8l3-3.500V2M5 14v-2.500L8 8l3 3.500V14',
  },
  '⏸': { colour: '#6b7a90', path: 'M5.500 3v10M10.500 3v10' },
  '⏰': {
    colour: '#d8374a',
    path: 'M8 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM8 6v2.700l1.800 1M2 4l2-2M14 4l-2-2',
  },
  '⏱': {
    colour: '#6b7a90',
    path: 'M8 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM8 6v2.700M6.500 1.500h3',
  },
  '📈': { colour: '#3b7dd8', path: 'M2 2v12h12M4.500 10.500l3-3 2 2L13.500 4.500' },
  '📉': { colour: '#d8374a', path: 'M2 2v12h12M4.500 5l3 3 2-2 4 5' },
  '📊': { colour: '#3b7dd8', path: 'M3 14V8M8 14V3M13 14v-4' },
  '🔔': {
    colour: '#d9a52f',
    path: 'M3.500 11.500c1-1 1-2 1-4a3.500 3.500 0 0 1 7 0c0 2 0 3 1 4zM7 14h2M8 2.500V4',
  },
  '🔕': {
    colour: '#7d8790',
    path: 'M3.500 11.500c1-1 1-2 1-4a3.500 3.500 0 0 1 7 0c0 2 0 3 1 4zM2 2l12 12',
  },
  '📅': { colour: '#d8374a', path: 'M2.500 3.500h11v10h-11zM2.500 7h11M5 2v3M11 2v3' },
  '🗓': { colour: '#d8374a', path: 'M2.500 3.500h11v10h-11zM2.500 7h11M5 2v3M11 2v3' },
  '📝': { colour: '#6b7a90', path: 'M3 2h8v12H3zM5 5h4M5 8h4M12.500 6l-4 6' },
  '📄': { colour: '#6b7a90', path: 'M4 2h5l3 3v9H4zM6 8h4M6 11h4' },
  '📋': { colour: '#8a5a3c', path: 'M3.500 3h9v11h-9zM6 1.500h4v3H6zM6 8h4M6 11h4' },
  '🔒': { colour: '#b9812f', path: 'M3.500 7h9v6.500h-9zM5.500 7V5a2.500 2.500 0 0 1 5 0v2' },
  '🔍': {
    colour: '#6b7a90',
    path: 'M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM10.500 10.500 14 14',
  },
  '🔎': {
    colour: '#6b7a90',
    path: 'M9 2.5a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM5.500 10.500 2 14',
  },
  '💡': { colour: '#d9a52f', path: 'M6 11c-3-2-2-8 2-8s5 6 2 8v1.500H6zM6.500 14.500h3' },
  '🎯': {
    colour: '#d8374a',
    path: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 5.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5Z',
  },
  '🏠': { colour: '#6b7a90', path: 'M2 8l6-5.500L14 8M4 7v6.500h8V7' },
  '🤝': { colour: '#b9812f', path: 'M1.500 6h3l3 2 3-2h4M4.500 6v5l3 2 3-2V6' },
  '👍': { colour: '#d9a52f', path: 'M2.500 7.500H5v6H2.500zM5 8l3-5.500c2 0 1 3.500 1 4h4l-1 7H5' },
  '🔧': {
    colour: '#6b7a90',
    path: 'M13.500 4a3.500 3.500 0 0 1-4.800 4L4 13 2.500 11.500l5-4.800A3.500 3.500 0 0 1 11.500 2L9.700 4l2 2z',
  },
  '🎉': {
    colour: '#d9783a',
    path: 'M2.500 13.500 6 5l5 5zM9 5l1-3M11 6.500l2.500-1.500M8 3V1.500M13 9h1.500',
  },
  '💬': { colour: '#3b7dd8', path: 'M2 3h12v8H7l-3.500 3V11H2z' },
  ℹ: { colour: '#3b7dd8', path: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 7.500V11M8 5v.1' },
};

const KNOWN = [...Object.keys(ROUND), ...Object.keys(SQUARE), ...Object.keys(DRAWN)];
const PATTERN = new RegExp(`(${KNOWN.join('|')})\\uFE0F?`, 'u');

/** Text whose status signs are drawn, so that they look the same where no emoji font is installed. */
export function withSigns(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  text.split(PATTERN).forEach((part, index) => {
    if (part) fragment.append(index % 2 ? sign(part) : part);
  });
  return fragment;
}

function sign(emoji: string): SVGElement {
  return s(
    'svg',
    { class: 'sign-icon', viewBox: '0 0 16 16', role: 'img', 'aria-label': emoji },
    ...shapes(emoji),
  );
}

function shapes(emoji: string): readonly SVGElement[] {
  const round = ROUND[emoji];
  if (round) return [s('circle', { cx: 8, cy: 8, r: 6.5, fill: round })];
  const square = SQUARE[emoji];
  if (square) return [s('rect', { x: 1.5, y: 1.5, width: 13, height: 13, rx: 2.5, fill: square })];
  const { colour, back, path } = DRAWN[emoji] ?? { colour: 'currentColor', path: '' };
  const line = s('path', {
    d: path,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.7,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
  if (!back) return [line];
  return [s('rect', { x: 1, y: 1, width: 14, height: 14, rx: 3, fill: back }), line];
}
