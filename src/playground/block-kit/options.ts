import { objectOf, objectsOf } from '../json.ts';
import { LIMITS } from './limits.ts';
import { list, type Rule, shape, text } from './rules.ts';
import { eitherText, plain } from './texts.ts';

const value = text(LIMITS.option.value);

/** A choice in a select: plain text only. */
export const option: Rule = shape(
  { text: plain(LIMITS.option.text), value },
  { description: plain(LIMITS.option.description) },
);

/** A choice among checkboxes or radio buttons: may use mrkdwn. */
export const richOption: Rule = shape(
  { text: eitherText(LIMITS.option.text), value },
  { description: eitherText(LIMITS.option.description) },
);

/** A choice in an overflow menu: may lead to an address. */
export const overflowOption: Rule = shape(
  { text: plain(LIMITS.option.text), value },
  { description: plain(LIMITS.option.description), url: text(LIMITS.option.url) },
);

export const optionGroup: Rule = shape({
  label: plain(LIMITS.optionGroup.label),
  options: list(option, { max: LIMITS.optionGroup.options }),
});

/** Refuses options that share a value, and initial ones that are not offered. */
export const consistentChoice: Rule = (element, place) => {
  const { options, option_groups, initial_option, initial_options } = objectOf(element);
  const offered = [
    ...objectsOf(options),
    ...objectsOf(option_groups).flatMap((group) => objectsOf(group.options)),
  ];
  if (!offered.length) return;
  const values = offered.map((each) => each.value);
  if (new Set(values).size < values.length) place.refuse('option values must be unique');
  const chosen = [
    ...(initial_option ? [objectOf(initial_option)] : []),
    ...objectsOf(initial_options),
  ];
  for (const each of chosen) {
    if (!values.includes(each.value)) place.refuse('initial option is not among the options');
  }
};
