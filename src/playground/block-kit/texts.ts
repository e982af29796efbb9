import { LIMITS } from './limits.ts';
import { byType, flag, type Rule, shape, text } from './rules.ts';

/** A plain_text object. */
export function plain(max: number): Rule {
  return byType({ plain_text: shape({ text: text(max) }, { emoji: flag }) });
}

/** A plain_text or mrkdwn object. */
export function eitherText(max: number): Rule {
  return byType({
    plain_text: shape({ text: text(max) }, { emoji: flag }),
    mrkdwn: shape({ text: text(max) }, { verbatim: flag }),
  });
}

/** The question asked before an action is taken. */
export const confirm: Rule = shape(
  { title: plain(LIMITS.confirm.title), text: eitherText(LIMITS.confirm.text) },
  {
    confirm: plain(LIMITS.confirm.button),
    deny: plain(LIMITS.confirm.button),
    style: (value, place) => {
      if (value !== 'primary' && value !== 'danger') place.refuse('must be primary or danger');
    },
  },
);
