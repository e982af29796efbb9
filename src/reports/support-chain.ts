import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { INK, QUIET_INK } from './annotations.ts';
import { drawMark, VERDICT_COLOURS } from './marks.ts';
import { BOX, type ChainPicture, layOut, type PlacedBox } from './support-chain-layout.ts';
import { registerTypeface, TYPEFACE } from './typeface.ts';

const SCALE = 2;
const MARGIN = 32;
const TITLE = 92;
const FOOT = 44;

const VERDICTS = {
  carries: 'met',
  caution: 'at-risk',
  gap: 'breached',
  note: 'no-data',
} as const;
const WORDS = {
  carries: 'carries',
  caution: 'to be looked at',
  gap: 'does not carry',
  note: 'not compared',
} as const;
const LONGEST = 1000;

/** A PNG of what an agreement rests on, from left to right, with slack or gap in every box. */
export function drawSupportChain(chain: ChainPicture): Buffer {
  registerTypeface();
  const measure = createCanvas(1, 1).getContext('2d');
  const { boxes, width, height } = layOut(chain, (text, font) => {
    measure.font = `${font} ${TYPEFACE}`;
    return measure.measureText(text).width;
  });
  const size = { width: width + 2 * MARGIN, height: height + TITLE + FOOT + MARGIN };
  const canvas = createCanvas(size.width * SCALE, size.height * SCALE);
  const context = canvas.getContext('2d');
  context.scale(SCALE, SCALE);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size.width, size.height);
  drawTitle(context, chain);
  context.translate(MARGIN, TITLE);
  for (const box of boxes) drawEdge(context, box, boxes);
  for (const box of boxes) drawBox(context, box);
  drawLegend(context, height + FOOT / 2 + 8);
  return canvas.toBuffer('image/png');
}

/** The picture in words, for people who do not see it. */
export function chainAltText({ name, rows }: ChainPicture): string {
  const boxes = rows.slice(1).map(({ depth, key, standing, edge: [first] }) => {
    const worst = first ? `; ${first.sentence}` : '';
    return `${'–'.repeat(depth)} ${key}: ${WORDS[standing]}${worst}.`;
  });
  const text = `What ${name} rests on. ${boxes.join(' ')}`;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function drawTitle(context: SKRSContext2D, { name, subtitle }: ChainPicture): void {
  write(context, `What “${name}” rests on`, { x: MARGIN, y: 40, font: '600 22px', ink: INK });
  write(context, subtitle, { x: MARGIN, y: 66, font: '400 14px', ink: QUIET_INK });
}

function drawEdge(context: SKRSContext2D, box: PlacedBox, boxes: readonly PlacedBox[]): void {
  const parent = boxes[box.parent ?? -1];
  if (!parent) return;
  const from = { x: parent.x + BOX.width, y: parent.y + parent.height / 2 };
  const to = { x: box.x, y: box.y + box.height / 2 };
  const middle = (from.x + to.x) / 2;
  context.strokeStyle = colourOf(box);
  context.lineWidth = box.standing === 'gap' ? 3 : 2;
  context.setLineDash(box.standing === 'gap' ? [7, 5] : []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
  context.stroke();
  context.setLineDash([]);
}

function drawBox(context: SKRSContext2D, box: PlacedBox): void {
  const { x, y, height, lines, standing } = box;
  context.fillStyle = '#f7f8fa';
  context.strokeStyle = colourOf(box);
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(x, y, BOX.width, height, 8);
  context.fill();
  context.stroke();
  drawMark(context, VERDICTS[standing], { x: x + BOX.width - 22, y: y + 24 });
  for (const each of lines) {
    if (each.mark) drawSmallMark(context, { ...each, mark: each.mark }, box);
    const at = { x: x + BOX.padding + (each.indent ?? 0), y: y + each.y };
    write(context, each.text, { ...at, font: each.font, ink: each.quiet ? QUIET_INK : INK });
  }
}

type Marked = { readonly y: number; readonly mark: keyof typeof VERDICTS };

function drawSmallMark(context: SKRSContext2D, { y, mark }: Marked, box: PlacedBox): void {
  context.save();
  context.translate(box.x + BOX.padding + 6, box.y + y);
  context.scale(0.75, 0.75);
  drawMark(context, VERDICTS[mark], { x: 0, y: 0 });
  context.restore();
}

function drawLegend(context: SKRSContext2D, y: number): void {
  let x = 8;
  for (const standing of ['carries', 'caution', 'gap', 'note'] as const) {
    drawMark(context, VERDICTS[standing], { x, y });
    write(context, WORDS[standing], { x: x + 15, y, font: '400 13px', ink: INK });
    x += 48 + context.measureText(WORDS[standing]).width;
  }
}

function colourOf({ standing, parent }: PlacedBox): string {
  return parent === null ? INK : VERDICT_COLOURS[VERDICTS[standing]];
}

type Text = { readonly x: number; readonly y: number; readonly font: string; readonly ink: string };

function write(context: SKRSContext2D, text: string, { x, y, font, ink }: Text): void {
  context.font = `${font} ${TYPEFACE}`;
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillText(text, x, y);
}
