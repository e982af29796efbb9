import { objectOf } from '../json.ts';
import { dataVisualization } from './charts.ts';
import { ACCESSORIES, ACTIONS, CONTEXT_ACTIONS, IMAGE, INPUTS } from './elements.ts';
import { LIMITS } from './limits.ts';
import type { Surface } from './place.ts';
import { richText, richTextParts } from './rich-text.ts';
import {
  all,
  anything,
  byType,
  exactlyOne,
  type Fields,
  flag,
  list,
  oneOf,
  type Rule,
  shape,
  text,
} from './rules.ts';
import { dataTable, table } from './tables.ts';
import { eitherText, plain } from './texts.ts';

const block_id = text(LIMITS.id);
const TEXTS: Fields = {
  plain_text: eitherText(LIMITS.text),
  mrkdwn: eitherText(LIMITS.text),
};

const needsTextOrFields: Rule = (value, place) => {
  const block = objectOf(value);
  if (!block.text && !block.fields) place.refuse('missing required field: text or fields');
};

const section = all(
  shape(
    {},
    {
      block_id,
      text: eitherText(LIMITS.section.text),
      fields: list(eitherText(LIMITS.section.field), { max: LIMITS.section.fields }),
      accessory: byType(ACCESSORIES),
      expand: flag,
    },
  ),
  needsTextOrFields,
);

const image = all(
  shape(
    { alt_text: text(LIMITS.image.alt) },
    {
      block_id,
      image_url: text(LIMITS.image.url),
      slack_file: shape({}, { id: anything, url: anything }),
      title: plain(LIMITS.image.title),
    },
  ),
  exactlyOne('image_url', 'slack_file'),
);

const input = shape(
  { label: plain(LIMITS.input.label), element: byType(INPUTS) },
  { block_id, hint: plain(LIMITS.input.hint), optional: flag, dispatch_action: flag },
);

const context = shape(
  { elements: list(byType({ ...TEXTS, image: IMAGE }), { max: LIMITS.context.elements }) },
  { block_id },
);

const actions = shape(
  { elements: list(byType(ACTIONS), { max: LIMITS.actions.elements }) },
  { block_id },
);

const video = shape(
  {
    alt_text: text(LIMITS.video.alt),
    title: plain(LIMITS.video.title),
    thumbnail_url: text(3000),
    video_url: text(3000),
  },
  {
    block_id,
    author_name: text(LIMITS.video.author),
    description: plain(LIMITS.video.description),
    provider_icon_url: text(3000),
    provider_name: text(LIMITS.video.provider),
    title_url: text(3000),
  },
);

const card = shape(
  {},
  {
    block_id,
    hero_image: IMAGE,
    icon: IMAGE,
    slack_icon: anything,
    title: eitherText(LIMITS.card.title),
    subtitle: eitherText(LIMITS.card.subtitle),
    body: eitherText(LIMITS.card.body),
    subtext: eitherText(LIMITS.card.subtext),
    actions: list(byType(ACTIONS), { max: LIMITS.card.actions }),
  },
);

const task = {
  required: { task_id: text(LIMITS.id), title: text(LIMITS.text) },
  optional: {
    block_id,
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
    output: richText,
    details: richText,
    sources: anything,
  },
};

type Known = { readonly rule: Rule; readonly surfaces: readonly Surface[] };

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGES: readonly Surface[] = ['message'];
const VIEWS: readonly Surface[] = ['modal', 'home'];

/** Every block Slack knows, its rule, and where it may stand. */
export const BLOCKS: Readonly<Record<string, Known>> = {
  section: { rule: section, surfaces: EVERYWHERE },
  header: { rule: shape({ text: plain(LIMITS.header.text) }, { block_id }), surfaces: EVERYWHERE },
  divider: { rule: shape({}, { block_id }), surfaces: EVERYWHERE },
  context: { rule: context, surfaces: EVERYWHERE },
  actions: { rule: actions, surfaces: EVERYWHERE },
  input: { rule: input, surfaces: EVERYWHERE },
  image: { rule: image, surfaces: EVERYWHERE },
  video: { rule: video, surfaces: EVERYWHERE },
  rich_text: { rule: shape({ elements: richTextParts }, { block_id }), surfaces: EVERYWHERE },
  markdown: {
    rule: shape({ text: text(LIMITS.markdownCharacters) }, { block_id }),
    surfaces: MESSAGES,
  },
  table: { rule: table, surfaces: MESSAGES },
  data_table: { rule: dataTable, surfaces: MESSAGES },
  data_visualization: { rule: dataVisualization, surfaces: MESSAGES },
  context_actions: {
    rule: shape(
      { elements: list(byType(CONTEXT_ACTIONS), { max: LIMITS.contextActions.elements }) },
      { block_id },
    ),
    surfaces: MESSAGES,
  },
  task_card: { rule: shape(task.required, task.optional), surfaces: MESSAGES },
  plan: {
    rule: shape(
      { title: text(LIMITS.text) },
      { block_id, tasks: list(shape(task.required, task.optional), { max: 50 }) },
    ),
    surfaces: MESSAGES,
  },
  alert: {
    rule: shape(
      { text: eitherText(LIMITS.alert.text) },
      { block_id, level: oneOf('default', 'info', 'warning', 'error', 'success') },
    ),
    surfaces: VIEWS,
  },
  card: { rule: card, surfaces: ['message', 'home'] },
  carousel: {
    rule: shape({ elements: list(byType({ card }), { max: LIMITS.carousel.cards }) }, { block_id }),
    surfaces: ['message', 'home'],
  },
  container: {
    rule: shape(
      {
        title: plain(LIMITS.container.title),
        child_blocks: list(byType({ section, context, actions, image, divider: anything }), {
          max: LIMITS.container.children,
        }),
      },
      {
        block_id,
        subtitle: eitherText(LIMITS.container.subtitle),
        icon: anything,
        width: anything,
        is_collapsible: flag,
        default_collapsed: flag,
        has_header_divider: flag,
      },
    ),
    surfaces: EVERYWHERE,
  },
};
