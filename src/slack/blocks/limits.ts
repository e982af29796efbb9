/** What Slack takes; longer is refused, so everything we send is cut to this table. */
export const LIMITS = {
  message: { blocks: 50, characters: 12_000, text: 3_900 },
  view: { blocks: 100, characters: 24_000, title: 24, button: 24, metadata: 3_000 },
  header: 150,
  section: 3_000,
  context: { elements: 10, text: 2_000 },
  actions: 25,
  button: { text: 75, value: 2_000 },
  confirm: { title: 100, text: 300, button: 30 },
  option: { text: 75, value: 150, count: 100 },
  placeholder: 150,
  input: { label: 2_000, hint: 2_000, text: 3_000 },
} as const;
