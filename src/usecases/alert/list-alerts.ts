import { MISSED } from '../../domain/alert/standing.ts';
import { agreementSubject, may, requireAuthority } from '../../domain/party/authority.ts';
import type { AlertContent } from '../../outbox/notice-alert.ts';
import { episodesIn, type KeptEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import { openView, serviceMeant, type Viewing } from '../status/viewing.ts';
import { describeAlert } from './describe-alert.ts';

/** More alerts than these are nothing that one person reads. */
const MOST = 500;

export type OpenAlerts = {
  /** The name of the service that was asked for; null for all. */
  readonly service: string | null;
  readonly alerts: readonly AlertContent[];
  /** Whether there are more. */
  readonly isCut: boolean;
};

/** The alerts that are open, of one service or of all, the worst first. */
export async function listAlerts(
  context: Context,
  { of }: { readonly of?: string | undefined },
): Promise<OpenAlerts> {
  const view = await openView(context);
  const { register, authority } = view;
  requireAuthority(authority, 'see-alerts', 'anything');
  const service = of === undefined ? null : serviceMeant(view, of);
  const wanted = { workspaceId: context.workspace.id, phase: 'open', limit: MOST } as const;
  const open = await episodesIn(context.database, wanted);
  const alerts = open
    .filter((kept) => service === null || isAbout(view, kept, service.key))
    .filter(({ subject }) =>
      may(authority, 'see-alerts', agreementSubject(register, subject.agreementKey)),
    )
    .flatMap((kept) => describeAlert({ register, kept, nth: null }) ?? []);
  return {
    service: service?.terms.name ?? null,
    alerts: alerts.toSorted(worstFirst),
    isCut: open.length === MOST,
  };
}

function isAbout({ register }: Viewing, { episode }: KeptEpisode, service: string): boolean {
  return episode.followed.some(({ line }) =>
    register.agreements
      .get(line.agreement)
      ?.some(({ number, terms }) => number === line.revision && terms.services.includes(service)),
  );
}

function worstFirst(a: AlertContent, b: AlertContent): number {
  return levelOf(b) - levelOf(a) || endOf(a) - endOf(b);
}

function levelOf({ standing, lines }: AlertContent): number {
  return standing === 'breached' ? MISSED : (lines[0]?.seen.level ?? 0);
}

function endOf({ lines: [line] }: AlertContent): number {
  if (!line) return 0;
  return line.seen.kind === 'period' ? line.seen.to : (line.seen.dueAt ?? 0);
}
