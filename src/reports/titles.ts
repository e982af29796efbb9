import { TYPEFACE } from './typeface.ts';

type TitleStyle = {
  readonly size: number;
  readonly weight: number;
  readonly color: string;
  readonly gap: number;
};

/** A line of text above a chart, at its left edge. */
export function titleOf(text: string, { size, weight, color, gap }: TitleStyle) {
  return {
    display: true,
    text,
    color,
    align: 'start' as const,
    font: { family: TYPEFACE, size, weight },
    padding: { top: 0, bottom: gap },
  };
}
