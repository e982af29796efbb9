import { App, LogLevel } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const section = (text: string): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text },
});

export const ORDER: ModalView = {
  type: 'modal',
  callback_id: 'order',
  title: plain('Order'),
  submit: plain('Send'),
  close: plain('Cancel'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      label: plain('What'),
      element: { type: 'plain_text_input', action_id: 'what' },
    },
    {
      type: 'input',
      block_id: 'count',
      label: plain('How many'),
      element: { type: 'number_input', action_id: 'count', is_decimal_allowed: false },
    },
    {
      type: 'input',
      block_id: 'colour',
      label: plain('Colour'),
      optional: true,
      element: {
        type: 'static_select',
        action_id: 'colour',
        options: ['Red', 'Blue'].map((text) => ({ text: plain(text), value: text.toLowerCase() })),
      },
    },
    {
      type: 'section',
      block_id: 'more',
      text: { type: 'mrkdwn', text: 'Not sure?' },
      accessory: {
        type: 'overflow',
        action_id: 'help',
        options: [{ text: plain('Start again'), value: 'again' }],
      },
    },
  ],
};

const offer = (text: string): KnownBlock[] => [
  section(text),
  {
    type: 'actions',
    block_id: 'offer',
    elements: [
      { type: 'button', action_id: 'take', text: plain('Take it'), value: 'yes', style: 'primary' },
      { type: 'button', action_id: 'edit', text: plain('Order…') },
      { type: 'button', action_id: 'mute', text: plain('Never answers') },
    ],
  },
];

/** What a test bot connects with. */
export type Wires =
  | { readonly apiUrl: string; readonly botToken: string; readonly appToken: string }
  | { readonly apiUrl: string; readonly botToken: string; readonly signingSecret: string };

/** An ordinary Bolt app of a few listeners, over Socket Mode or HTTP. */
export function desk(wires: Wires): App {
  const shared = {
    token: wires.botToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: wires.apiUrl, retryConfig: { retries: 0 } },
  };
  const app =
    'appToken' in wires
      ? new App({ ...shared, appToken: wires.appToken, socketMode: true })
      : new App({ ...shared, signingSecret: wires.signingSecret });
  commands(app);
  actions(app);
  views(app);
  return app;
}

function commands(app: App): void {
  app.command('/desk', async ({ ack, command, respond, client }) => {
    const [word] = command.text.split(' ');
    if (word === 'mute') return;
    await ack();
    if (word === 'order') await client.views.open({ trigger_id: command.trigger_id, view: ORDER });
    else if (word === 'everything') await respond({ text: 'All', blocks: everything() });
    else if (word === 'offer') {
      await client.chat.postMessage({
        channel: command.channel_id,
        text: 'An offer',
        blocks: offer('*An offer* for you'),
        metadata: { event_type: 'offer', event_payload: { id: '1' } },
      });
    } else await respond({ text: `You said ${command.text}` });
  });
}

function actions(app: App): void {
  app.action('take', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel) return;
    const team = body.user.team_id;
    await client.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: 'Taken',
      blocks: [section(`Taken by <@${body.user.id}> of ${team}`)],
    });
  });
  app.action('edit', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    await client.views.open({ trigger_id: body.trigger_id, view: ORDER });
  });
  app.action('mute', async () => {});
  app.action('help', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    const { id: view_id, hash } = body.view;
    await client.views.update({ view_id, hash, view: { ...ORDER, title: plain('Order again') } });
  });
  app.action('pick', async ({ ack, action, respond }) => {
    await ack();
    await respond({ text: `Picked ${JSON.stringify(action)}`, replace_original: false });
  });
  app.options('city', async ({ ack, options }) => {
    const cities = ['Berlin', 'Bern', 'Bonn'].filter((city) => city.startsWith(options.value));
    await ack({ options: cities.map((city) => ({ text: plain(city), value: city })) });
  });
  app.shortcut('quote', async ({ ack, shortcut, client }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    await client.chat.postMessage({
      channel: shortcut.channel.id,
      thread_ts: shortcut.message_ts,
      text: `> ${String(shortcut.message.text)}`,
    });
  });
}

function views(app: App): void {
  app.view('order', async ({ ack, view, body, client }) => {
    const count = Number(view.state.values.count?.count?.value);
    if (count > 10) {
      await ack({ response_action: 'errors', errors: { count: 'Ten at most.' } });
      return;
    }
    await ack();
    const what = view.state.values.what?.what?.value;
    const colour = view.state.values.colour?.colour?.selected_option?.value ?? 'any colour';
    const text = `Ordered ${count} ${what} in ${colour}`;
    await client.chat.postMessage({ channel: body.user.id, text });
  });
  app.view({ callback_id: 'order', type: 'view_closed' }, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'Order given up' });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [section('Welcome home'), ...offer('Something to take')] },
    });
  });
}

/** One of every block and element the playground draws. */
export function everything(): KnownBlock[] {
  const options = ['One', 'Two', 'Three'].map((text) => ({ text: plain(text), value: text }));
  return [
    { type: 'header', text: plain('Everything :tada:') },
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: '*Bold* _italic_ ~gone~ `code` <https://example.com|a link> <@U1> <#C1> <!here> & &lt;b&gt; :white_check_mark:\n> a quote\n```a\n  block```\n• one\n• two <!date^1772445600^{date_short} at {time}|some time>',
      },
      accessory: { type: 'overflow', action_id: 'pick', options },
    },
    {
      type: 'section',
      fields: ['*Verdict*\n🟢 met', '*Objective*\n99.9 %', '*Attained*\n99.95 %'].map((text) => ({
        type: 'mrkdwn',
        text,
      })),
    },
    { type: 'divider' },
    {
      type: 'actions',
      block_id: 'controls',
      elements: [
        { type: 'static_select', action_id: 'pick', placeholder: plain('Pick one'), options },
        {
          type: 'multi_static_select',
          action_id: 'many',
          placeholder: plain('Pick some'),
          options,
        },
        { type: 'users_select', action_id: 'who', placeholder: plain('Who') },
        { type: 'conversations_select', action_id: 'where', placeholder: plain('Where') },
        {
          type: 'external_select',
          action_id: 'city',
          placeholder: plain('City'),
          min_query_length: 1,
        },
        { type: 'datepicker', action_id: 'day', initial_date: '2026-03-02' },
        { type: 'timepicker', action_id: 'hour', initial_time: '09:30' },
        { type: 'checkboxes', action_id: 'boxes', options },
        { type: 'radio_buttons', action_id: 'radio', options },
        {
          type: 'button',
          action_id: 'sure',
          text: plain('Delete'),
          style: 'danger',
          confirm: {
            title: plain('Sure?'),
            text: plain('It cannot be undone.'),
            confirm: plain('Delete'),
            deny: plain('Keep'),
          },
        },
      ],
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Rich ', style: { bold: true } },
            { type: 'user', user_id: 'U2' },
            { type: 'text', text: ' and ' },
            { type: 'link', url: 'https://example.com', text: 'a link' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'first' }] },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'second' }] },
          ],
        },
      ],
    },
    {
      type: 'table',
      rows: [
        ['Target', 'Objective', 'Attained'],
        ['Availability', '99.9 %', '99.95 %'],
        ['P1 response', '95 %', '91 %'],
      ].map((row) => row.map((text) => ({ type: 'raw_text' as const, text }))),
    },
    { type: 'markdown', text: '## A heading\n\n**Bold** and *italic* and `code`\n\n- one\n- two' },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'Asked by <@U1>' }] },
  ];
}
