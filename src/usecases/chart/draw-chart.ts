import type { Notice } from '../../outbox/notice.ts';
import type { Picture } from '../../outbox/notice-post.ts';
import { altTextOf } from '../../reports/alt-text.ts';

/** The picture that travels with a notice; null for notices that are words alone. */
export async function drawPicture(notice: Notice): Promise<Picture | null> {
  if (notice.kind !== 'attainment-chart') return null;
  const { promised, month } = notice;
  // Loaded when first needed: most of the time no chart is drawn, and drawing takes much memory.
  const { drawAttainmentChart } = await import('../../reports/attainment-chart.ts');
  return {
    fileName: `${promised.agreement}-${promised.target}-${month}.png`,
    png: drawAttainmentChart(notice),
    altText: altTextOf(notice),
  };
}
