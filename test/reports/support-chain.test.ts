import { loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainAltText, drawSupportChain } from '../../src/reports/support-chain.ts';
import { BOX, type ChainPicture, layOut } from '../../src/reports/support-chain-layout.ts';

type Row = ChainPicture['rows'][number];

function row(depth: number, sentences: readonly string[]): Row {
  return {
    ...{ depth, key: `a${depth}`, name: 'A long name of an agreement', kind: 'OLA' },
    ...{ customerName: 'Acme', providerName: 'Desk', hours: 'around the clock' },
    ...{ repeated: false, standing: 'gap', together: [] },
    edge: sentences.map((sentence) => ({ standing: 'gap', sentence })),
  };
}

const trees = fc
  .array(
    fc.tuple(
      fc.nat(3),
      fc.array(fc.oneof(fc.lorem({ maxCount: 30 }), fc.string({ minLength: 50, maxLength: 90 })), {
        maxLength: 5,
      }),
    ),
    {
      maxLength: 20,
    },
  )
  .map((written) => {
    let last = 0;
    const below = written.map(([step, sentences]) => {
      last = Math.min(last + 1, Math.max(1, step));
      return row(last, sentences);
    });
    return { name: 'Top', subtitle: '', rows: [row(0, []), ...below] };
  });

describe('the picture of a support chain', () => {
  it('never lets boxes overlap, nor text leave its box', () => {
    fc.assert(
      fc.property(trees, (picture) => {
        const measure = (text: string) => text.length * 7;
        const { boxes, height } = layOut(picture, measure);
        for (const [index, box] of boxes.entries()) {
          expect(box.y + box.height).toBeLessThanOrEqual(height + 0.001);
          for (const line of box.lines) {
            expect(line.y).toBeLessThan(box.height);
            const right = BOX.padding + (line.indent ?? 0) + measure(line.text);
            expect(right).toBeLessThanOrEqual(BOX.width);
          }
          for (const other of boxes.slice(index + 1).filter(({ x }) => x === box.x)) {
            const apart = other.y >= box.y + box.height || box.y >= other.y + other.height;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is a PNG, and the same in words', async () => {
    const picture = { name: 'E-mail', subtitle: '1 gap', rows: [row(0, []), row(1, ['P1: late'])] };
    const { width, height } = await loadImage(drawSupportChain(picture));
    expect(width).toBeGreaterThan(height);
    expect(chainAltText(picture)).toBe('What E-mail rests on. – a1: does not carry; P1: late.');
  });
});
