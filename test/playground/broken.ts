import type { Surface } from '../../src/playground/block-kit/place.ts';

type Broken = {
  readonly id: string;
  readonly surface?: Surface;
  readonly blocks?: readonly unknown[];
  readonly view?: unknown;
  readonly reason: RegExp;
};

const x = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value), value });
const button = (more: object) => ({ type: 'button', text: plain('B'), action_id: 'b', ...more });
const acting = (...elements: readonly object[]) => [{ type: 'actions', elements }];
const asking = (element: object, more: object = {}) => [
  { type: 'input', label: plain('L'), element, ...more },
];
const select = (more: object) => acting({ type: 'static_select', action_id: 's', ...more });
const choice = (type: string, count: number) =>
  acting({ type, action_id: 'c', options: many(count, (i) => option(`o${i}`)) });
const modal = (more: object) => ({
  type: 'modal',
  title: plain('T'),
  blocks: [{ type: 'divider' }],
  ...more,
});
const confirm = (more: object) =>
  acting(button({ confirm: { title: plain('T'), text: plain('x'), ...more } }));
const video = (more: object) => [
  {
    type: 'video',
    alt_text: 'a',
    title: plain('T'),
    thumbnail_url: 'https://a.b/c',
    video_url: 'https://a.b/d',
    ...more,
  },
];
const cell = (text: string) => ({ type: 'raw_text', text });
const dataTable = (more: object) => [
  { type: 'data_table', caption: 'C', rows: [[cell('h')], [cell('v')]], ...more },
];
const axes = (series: readonly object[], axis: object = {}) => [
  {
    type: 'data_visualization',
    title: 'T',
    chart: { type: 'bar', series, axis_config: { categories: ['a'], ...axis } },
  },
];
const series = (name: string, labels: readonly string[]) => ({
  name,
  data: labels.map((label) => ({ label, value: 1 })),
});
const labels = (count: number) => many(count, (i) => `l${i}`);
const pie = (segments: readonly object[], title = 'T') => [
  { type: 'data_visualization', title, chart: { type: 'pie', segments } },
];
const feedback = (more: object) => ({ text: plain('Good'), value: 'g', ...more });
const judging = (more: object) => [
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'f',
        positive_button: feedback(more),
        negative_button: feedback({}),
      },
    ],
  },
];
const icon = (id: string, more: object = {}) => ({
  type: 'icon_button',
  icon: 'trash',
  text: plain('D'),
  action_id: id,
  ...more,
});
const card = (more: object) => [{ type: 'card', title: plain('T'), ...more }];
const container = (more: object) => [
  { type: 'container', title: plain('T'), child_blocks: [{ type: 'divider' }], ...more },
];

const LONG = (limit: number) => new RegExp(`less than ${limit + 1} characters`);
const MORE = (limit: number) => new RegExp(`no more than ${limit} items`);
const FEW = /no fewer than 1 items/;

/** One broken example for each case, and what is said about it. */
export const BROKEN: readonly Broken[] = [
  { id: 'text-empty', blocks: [{ type: 'section', text: plain('') }], reason: /more than 0/ },
  { id: 'text-too-long', blocks: [{ type: 'section', text: plain(x(3001)) }], reason: LONG(3000) },
  { id: 'button-text-too-long', blocks: acting(button({ text: plain(x(76)) })), reason: LONG(75) },
  { id: 'button-url-too-long', blocks: acting(button({ url: x(3001) })), reason: LONG(3000) },
  { id: 'button-value-too-long', blocks: acting(button({ value: x(2001) })), reason: LONG(2000) },
  {
    id: 'confirmation-title-too-long',
    blocks: confirm({ title: plain(x(101)) }),
    reason: LONG(100),
  },
  { id: 'confirmation-text-too-long', blocks: confirm({ text: plain(x(301)) }), reason: LONG(300) },
  { id: 'confirmation-deny-too-long', blocks: confirm({ deny: plain(x(31)) }), reason: LONG(30) },
  {
    id: 'option-text-too-long',
    blocks: select({ options: [{ text: plain(x(76)), value: 'v' }] }),
    reason: LONG(75),
  },
  {
    id: 'option-value-too-long',
    blocks: select({ options: [{ text: plain('t'), value: x(151) }] }),
    reason: LONG(150),
  },
  {
    id: 'option-url-too-long',
    blocks: acting({
      type: 'overflow',
      action_id: 'o',
      options: [{ ...option('a'), url: '😀'.repeat(3001) }],
    }),
    reason: LONG(3000),
  },
  {
    id: 'option-description-too-long',
    blocks: select({ options: [{ ...option('a'), description: plain(x(76)) }] }),
    reason: LONG(75),
  },
  {
    id: 'option-group-empty',
    blocks: select({ option_groups: [{ label: plain('G'), options: [] }] }),
    reason: FEW,
  },
  {
    id: 'option-group-too-many-options',
    blocks: select({
      option_groups: [{ label: plain('G'), options: many(101, (i) => option(`o${i}`)) }],
    }),
    reason: MORE(100),
  },
  {
    id: 'select-too-many-options',
    blocks: select({ options: many(101, (i) => option(`o${i}`)) }),
    reason: MORE(100),
  },
  {
    id: 'select-too-many-option-groups',
    blocks: select({
      option_groups: many(101, (i) => ({ label: plain('G'), options: [option(`o${i}`)] })),
    }),
    reason: MORE(100),
  },
  {
    id: 'select-repeated-value',
    blocks: select({ options: [option('a'), option('a')] }),
    reason: /unique/,
  },
  {
    id: 'select-unknown-initial',
    blocks: select({ options: [option('a')], initial_option: option('b') }),
    reason: /not among/,
  },
  { id: 'overflow-too-many-options', blocks: choice('overflow', 6), reason: MORE(5) },
  { id: 'checkboxes-empty', blocks: choice('checkboxes', 0), reason: FEW },
  { id: 'radio-buttons-empty', blocks: choice('radio_buttons', 0), reason: FEW },
  { id: 'radio-buttons-too-many-options', blocks: choice('radio_buttons', 11), reason: MORE(10) },
  {
    id: 'table-too-many-rows',
    blocks: [{ type: 'table', rows: many(101, () => [cell('a')]) }],
    reason: MORE(100),
  },
  {
    id: 'table-column-settings-mismatch',
    blocks: [
      {
        type: 'table',
        rows: [[cell('a')]],
        column_settings: [{ align: 'left' }, { align: 'right' }],
      },
    ],
    reason: MORE(1),
  },
  {
    id: 'file-input-max-files-too-small',
    surface: 'modal',
    blocks: asking({ type: 'file_input', max_files: 0 }),
    reason: /greater than 0/,
  },
  {
    id: 'plain-text-input-max-length-too-large',
    blocks: asking({ type: 'plain_text_input', max_length: 3001 }),
    reason: /less than 3001/,
  },
  {
    id: 'actions-too-many-elements',
    blocks: acting(...many(26, (i) => button({ action_id: `b${i}` }))),
    reason: MORE(25),
  },
  {
    id: 'header-text-too-long',
    blocks: [{ type: 'header', text: plain(x(151)) }],
    reason: LONG(150),
  },
  {
    id: 'header-not-plain',
    blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    reason: /unsupported type: mrkdwn/,
  },
  {
    id: 'image-url-too-long',
    blocks: [{ type: 'image', image_url: x(3001), alt_text: 'a' }],
    reason: LONG(3000),
  },
  {
    id: 'image-without-alt-text',
    blocks: [{ type: 'image', image_url: 'https://a.b' }],
    reason: /missing required field: alt_text/,
  },
  {
    id: 'input-label-too-long',
    blocks: asking({ type: 'plain_text_input' }, { label: plain(x(2001)) }),
    reason: LONG(2000),
  },
  {
    id: 'input-hint-too-long',
    blocks: asking({ type: 'plain_text_input' }, { hint: plain(x(2001)) }),
    reason: LONG(2000),
  },
  {
    id: 'markdown-too-long',
    blocks: [{ type: 'markdown', text: x(12_001) }],
    reason: LONG(12_000),
  },
  {
    id: 'markdown-too-long-together',
    blocks: many(2, () => ({ type: 'markdown', text: x(6_001) })),
    reason: LONG(12_000),
  },
  {
    id: 'section-text-too-long',
    blocks: [{ type: 'section', text: plain(x(3001)) }],
    reason: LONG(3000),
  },
  {
    id: 'section-field-too-long',
    blocks: [{ type: 'section', fields: [plain(x(2001))] }],
    reason: LONG(2000),
  },
  {
    id: 'section-too-many-fields',
    blocks: [{ type: 'section', fields: many(11, () => plain('f')) }],
    reason: MORE(10),
  },
  { id: 'section-empty', blocks: [{ type: 'section' }], reason: /text or fields/ },
  { id: 'video-alt-text-empty', blocks: video({ alt_text: '' }), reason: /more than 0/ },
  { id: 'video-title-too-long', blocks: video({ title: plain(x(201)) }), reason: LONG(200) },
  { id: 'video-author-name-too-long', blocks: video({ author_name: x(51) }), reason: LONG(50) },
  { id: 'video-provider-name-too-long', blocks: video({ provider_name: x(51) }), reason: LONG(50) },
  { id: 'view-missing-blocks', view: modal({ blocks: [] }), reason: FEW },
  {
    id: 'view-too-many-blocks',
    view: modal({ blocks: many(101, () => ({ type: 'divider' })) }),
    reason: MORE(100),
  },
  {
    id: 'view-private-metadata-too-long',
    view: modal({ private_metadata: x(3001) }),
    reason: LONG(3000),
  },
  { id: 'view-callback-id-too-long', view: modal({ callback_id: x(256) }), reason: LONG(255) },
  { id: 'view-title-too-long', view: modal({ title: plain(x(25)) }), reason: LONG(24) },
  { id: 'view-close-too-long', view: modal({ close: plain(x(25)) }), reason: LONG(24) },
  { id: 'view-submit-too-long', view: modal({ submit: plain(x(25)) }), reason: LONG(24) },
  {
    id: 'view-input-without-submit',
    view: modal({ blocks: asking({ type: 'plain_text_input' }) }),
    reason: /required field: submit/,
  },
  {
    id: 'view-of-unknown-type',
    view: { ...modal({}), type: 'window' },
    reason: /one of modal, home/,
  },
  {
    id: 'static-select-options-and-groups',
    blocks: select({
      options: [option('a')],
      option_groups: [{ label: plain('G'), options: [option('b')] }],
    }),
    reason: /only one of/,
  },
  {
    id: 'image-url-and-slack-file',
    blocks: [
      {
        type: 'context',
        elements: [
          { type: 'image', alt_text: 'a', image_url: 'https://a.b', slack_file: { id: 'F1' } },
        ],
      },
    ],
    reason: /only one of/,
  },
  {
    id: 'context-invalid-element',
    blocks: [{ type: 'context', elements: [button({})] }],
    reason: /unsupported type: button/,
  },
  { id: 'input-invalid-element', blocks: asking(button({})), reason: /unsupported type: button/ },
  {
    id: 'button-accessibility-label-too-long',
    blocks: acting(button({ accessibility_label: x(76) })),
    reason: LONG(75),
  },
  {
    id: 'alert-text-too-long',
    surface: 'modal',
    blocks: [{ type: 'alert', text: plain(x(201)) }],
    reason: LONG(200),
  },
  { id: 'card-subtitle-too-long', blocks: card({ subtitle: plain(x(151)) }), reason: LONG(150) },
  { id: 'card-body-too-long', blocks: card({ body: plain(x(201)) }), reason: LONG(200) },
  { id: 'card-subtext-too-long', blocks: card({ subtext: plain(x(201)) }), reason: LONG(200) },
  { id: 'carousel-empty', blocks: [{ type: 'carousel', elements: [] }], reason: FEW },
  {
    id: 'container-title-too-long',
    blocks: container({ title: plain(x(151)) }),
    reason: LONG(150),
  },
  {
    id: 'container-subtitle-too-long',
    blocks: container({ subtitle: plain(x(151)) }),
    reason: LONG(150),
  },
  {
    id: 'context-actions-too-many-elements',
    blocks: [{ type: 'context_actions', elements: many(6, (i) => icon(`i${i}`)) }],
    reason: MORE(5),
  },
  {
    id: 'feedback-button-text-too-long',
    blocks: judging({ text: plain(x(76)) }),
    reason: LONG(75),
  },
  {
    id: 'feedback-button-accessibility-label-too-long',
    blocks: judging({ accessibility_label: x(76) }),
    reason: LONG(75),
  },
  {
    id: 'icon-button-too-many-visible-users',
    blocks: [
      {
        type: 'context_actions',
        elements: [icon('i', { visible_to_user_ids: many(11, (i) => `U${i}`) })],
      },
    ],
    reason: MORE(10),
  },
  {
    id: 'data-table-too-many-rows',
    blocks: dataTable({ rows: many(202, () => [cell('a')]) }),
    reason: /no more than/,
  },
  { id: 'data-table-too-few-columns', blocks: dataTable({ rows: [[], []] }), reason: FEW },
  {
    id: 'data-table-page-size-too-small',
    blocks: dataTable({ page_size: 0 }),
    reason: /greater than 0/,
  },
  {
    id: 'data-table-page-size-too-large',
    blocks: dataTable({ page_size: 101 }),
    reason: /less than 101/,
  },
  {
    id: 'data-table-content-too-long',
    blocks: dataTable({ rows: many(8, () => [cell(x(3000))]) }),
    reason: LONG(10_000),
  },
  {
    id: 'data-visualization-title-too-long',
    blocks: pie([{ label: 'a', value: 1 }], x(51)),
    reason: LONG(50),
  },
  {
    id: 'pie-chart-too-many-segments',
    blocks: pie(many(13, (i) => ({ label: `s${i}`, value: 1 }))),
    reason: MORE(12),
  },
  {
    id: 'pie-chart-segment-of-nothing',
    blocks: pie([{ label: 'a', value: 0 }]),
    reason: /more than 0/,
  },
  {
    id: 'chart-segment-label-too-long',
    blocks: pie([{ label: x(21), value: 1 }]),
    reason: LONG(20),
  },
  { id: 'chart-series-empty', blocks: axes([]), reason: FEW },
  {
    id: 'chart-too-many-series',
    blocks: axes(many(13, (i) => series(`s${i}`, ['a']))),
    reason: MORE(12),
  },
  {
    id: 'chart-series-of-one-name',
    blocks: axes([series('s', ['a']), series('s', ['a'])]),
    reason: /unique/,
  },
  {
    id: 'chart-point-without-category',
    blocks: axes([series('s', ['b'])]),
    reason: /one point for each category/,
  },
  { id: 'data-series-empty', blocks: axes([series('s', [])]), reason: FEW },
  {
    id: 'data-series-too-many-points',
    blocks: axes([series('s', labels(21))], { categories: labels(21) }),
    reason: MORE(20),
  },
  {
    id: 'axis-categories-empty',
    blocks: axes([series('s', ['a'])], { categories: [] }),
    reason: FEW,
  },
  {
    id: 'axis-too-many-categories',
    blocks: axes([series('s', labels(21))], { categories: labels(21) }),
    reason: MORE(20),
  },
  {
    id: 'axis-label-too-long',
    blocks: axes([series('s', ['a'])], { x_label: x(51) }),
    reason: LONG(50),
  },
  {
    id: 'charts-too-many',
    blocks: many(3, () => pie([{ label: 'a', value: 1 }])[0]),
    reason: /no more than 2/,
  },
  {
    id: 'tables-too-many',
    blocks: many(2, () => ({ type: 'table', rows: [[cell('a')]] })),
    reason: /only_one_table_allowed/,
  },
  { id: 'blocks-too-many', blocks: many(51, () => ({ type: 'divider' })), reason: MORE(50) },
  {
    id: 'block-of-unknown-type',
    blocks: [{ type: 'sectoin', text: plain('x') }],
    reason: /unsupported type: sectoin/,
  },
  {
    id: 'block-id-repeated',
    blocks: many(2, () => ({ type: 'divider', block_id: 'same' })),
    reason: /block_id same already exists/,
  },
  {
    id: 'action-id-repeated',
    blocks: acting(button({}), button({})),
    reason: /action_id b already exists/,
  },
  {
    id: 'property-unknown',
    blocks: [{ type: 'divider', colour: 'red' }],
    reason: /invalid additional property: colour/,
  },
];
