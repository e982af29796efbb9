const WHYS = ['outage', 'limit', 'digest'] as const;

/** What tells of several alerts at once: because of one outage, because there were too many in an hour, or once a day. */
export type ListName = {
  readonly why: (typeof WHYS)[number];
  /** The service and its outage, the hour, or when it is told. */
  readonly about: string;
  readonly channel: string;
};

/** What makes a list one of its kind. */
export function listKey({ why, about, channel }: ListName): string {
  return `list/${why}/${about}/${channel}`;
}

/** What a list is about; null for what names none. */
export function readListKey(key: string): ListName | null {
  const [kind, written, ...rest] = key.split('/');
  const why = WHYS.find((one) => one === written);
  const channel = rest.at(-1);
  if (kind !== 'list' || why === undefined || channel === undefined) return null;
  return { why, about: rest.slice(0, -1).join('/'), channel };
}
