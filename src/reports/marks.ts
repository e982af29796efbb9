import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Verdict } from '../domain/target/figure.ts';

type Point = { readonly x: number; readonly y: number };

/** Told apart with every kind of colour blindness (Okabe and Ito's set), and by shape as well. */
export const VERDICT_COLOURS: Readonly<Record<Verdict, string>> = {
  met: '#0072b2',
  'at-risk': '#e69f00',
  breached: '#c8460a',
  'no-data': '#8a8f98',
};

const RADIUS = 8;

/** Draws the shape that stands for a verdict: a tick, a warning sign, a cross, a dash. */
export function drawMark(context: SKRSContext2D, verdict: Verdict, at: Point): void {
  context.save();
  context.translate(at.x, at.y);
  context.fillStyle = VERDICT_COLOURS[verdict];
  context.beginPath();
  OUTLINES[verdict](context);
  context.fill();
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of STROKES[verdict]) drawStroke(context, stroke);
  context.restore();
}

const circle = (context: SKRSContext2D): void => context.arc(0, 0, RADIUS, 0, Math.PI * 2);

const OUTLINES: Readonly<Record<Verdict, (context: SKRSContext2D) => void>> = {
  met: circle,
  'at-risk': (context) => {
    context.moveTo(0, -RADIUS - 1);
    context.lineTo(RADIUS + 1.5, RADIUS - 1);
    context.lineTo(-RADIUS - 1.5, RADIUS - 1);
    context.closePath();
  },
  breached: (context) => context.rect(-RADIUS, -RADIUS, RADIUS * 2, RADIUS * 2),
  'no-data': circle,
};

type Stroke = readonly (readonly [number, number])[];

const STROKES: Readonly<Record<Verdict, readonly Stroke[]>> = {
  met: [
    [
      [-3.5, 0.5],
      [-1, 3],
      [3.8, -2.8],
    ],
  ],
  'at-risk': [
    [
      [0, -4],
      [0, 1],
    ],
    [
      [0, 4.3],
      [0, 4.4],
    ],
  ],
  breached: [
    [
      [-3.2, -3.2],
      [3.2, 3.2],
    ],
    [
      [3.2, -3.2],
      [-3.2, 3.2],
    ],
  ],
  'no-data': [
    [
      [-3.5, 0],
      [3.5, 0],
    ],
  ],
};

function drawStroke(context: SKRSContext2D, stroke: Stroke): void {
  context.beginPath();
  for (const [x, y] of stroke) context.lineTo(x, y);
  context.stroke();
}
