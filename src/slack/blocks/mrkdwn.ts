/** Text in Slack's markup. Only the tag below makes one, so nothing of a stranger gets in unescaped. */
export type Mrkdwn = { readonly mrkdwn: string };

const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** Markup with every inserted text escaped: mrkdwn`*${name}* is here`. */
export function mrkdwn(
  fixed: TemplateStringsArray,
  ...inserted: readonly (string | number | Mrkdwn)[]
): Mrkdwn {
  const texts = inserted.map((part) =>
    typeof part === 'object' ? part.mrkdwn : escaped(`${part}`),
  );
  return { mrkdwn: String.raw({ raw: fixed }, ...texts) };
}

/** Several pieces of markup on one line or, with '\n', below each other; absent ones are left out. */
export function join(pieces: readonly (Mrkdwn | null)[], separator: string): Mrkdwn {
  const present = pieces.flatMap((piece) => (piece?.mrkdwn ? [piece.mrkdwn] : []));
  return { mrkdwn: present.join(separator) };
}

/** Text without control, zero-width and direction-changing characters, which can disguise a name. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Cuts to a length with an ellipsis, never inside an entity or a link. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/&[a-z]{0,3}$/, '').replace(/<[^<>]*$/, '')}…`;
}

function escaped(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
