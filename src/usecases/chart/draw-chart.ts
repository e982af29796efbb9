import type { Notice } from '../../outbox/notice.ts';
import type { Picture } from '../../outbox/notice-post.ts';
import { altTextOf } from '../../reports/alt-text.ts';
import { drawAttainmentChart } from '../../reports/attainment-chart.ts';

/** The picture that travels with a notice; null for notices that are words alone. */
export function drawPicture(notice: Notice): Picture | null {
  if (notice.kind !== 'attainment-chart') return null;
  const { promised, month } = notice;
  return {
    fileName: `${promised.agreement}-${promised.target}-${month}.png`,
    png: drawAttainmentChart(notice),
    altText: altTextOf(notice),
  };
}
