import {
  anything,
  byType,
  count,
  type Fields,
  flag,
  list,
  oneOf,
  type Rule,
  shape,
  text,
} from './rules.ts';

const MANY = { max: 1000, min: 0 };
const style = shape(
  {},
  {
    bold: flag,
    italic: flag,
    strike: flag,
    code: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  },
);

const INLINE: Fields = {
  text: shape({ text: text(12_000) }, { style }),
  link: shape({ url: text(3000) }, { text: text(3000, 0), unsafe: flag, style }),
  emoji: shape(
    { name: text(100) },
    { unicode: anything, style, skin_tone: anything, url: anything },
  ),
  user: shape({ user_id: text(255) }, { style }),
  usergroup: shape({ usergroup_id: text(255) }, { style }),
  channel: shape({ channel_id: text(255) }, { style }),
  broadcast: shape({ range: oneOf('here', 'channel', 'everyone') }, { style }),
  color: shape({ value: text(20) }, { style }),
  date: shape(
    { timestamp: anything, format: text(200) },
    { url: anything, fallback: anything, style },
  ),
};

const elements = list(byType(INLINE), MANY);
const section = shape({ elements });
const border = count(0, 1);

/** A rich_text block's own content. */
export const richTextParts: Rule = list(
  byType({
    rich_text_section: section,
    rich_text_list: shape(
      {
        elements: list(byType({ rich_text_section: section }), MANY),
        style: oneOf('bullet', 'ordered'),
      },
      { indent: count(0, 8), offset: count(0, 1000), border },
    ),
    rich_text_quote: shape({ elements }, { border }),
    rich_text_preformatted: shape({ elements }, { border, language: anything }),
  }),
  { max: 1000 },
);

/** A rich_text object inside another block, such as a table cell. */
export const richText: Rule = byType({
  rich_text: shape({ elements: richTextParts }, { block_id: text(255) }),
});
