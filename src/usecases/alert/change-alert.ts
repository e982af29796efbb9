import type { Scene } from '../../domain/alert/decide-deed.ts';
import type { StepContent } from '../../domain/alert/steps.ts';
import { zonedWords } from '../../domain/calendar/zoned-words.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { agreementSubject, authorityOf, requireAuthority } from '../../domain/party/authority.ts';
import type { Right } from '../../domain/party/rights.ts';
import {
  type AgreementRevision,
  latestAgreement,
  type Register,
} from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { lockEpisode } from '../../storage/episode-locks.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import { readRegister } from '../register/load-register.ts';
import { moveAlerts } from './move-alerts.ts';
import { type AlertPlace, type AlertView, noAlert, requireId, viewOf } from './show-alert.ts';

/** What a decision about an alert looks at. */
export type AtHand = {
  readonly scene: Scene;
  readonly kept: KeptEpisode;
  readonly register: Register;
  readonly agreement: AgreementRevision;
};

type Changing = AlertPlace & {
  readonly right: Right;
  readonly decide: (atHand: AtHand) => readonly StepContent[];
  /** What else belongs to it, in the same transaction. */
  readonly follow?: (tx: Db, after: AtHand) => Promise<void>;
};

/** Does what somebody decides about an alert, by what they may do now; answers how it stands then. */
export function changeAlert(context: Context, changing: Changing): Promise<AlertView> {
  const { database, workspace, actor } = context;
  return database.transaction(async (tx) => {
    const register = await readRegister(tx, workspace.id);
    const channelName = actor.kind === 'person' ? actor.channelName : undefined;
    const setting = { actor, homeTeamId: workspace.teamId, channelName };
    const authority = authorityOf(register, setting);
    const id = requireId(changing.id);
    const kept = await lockEpisode(tx, { workspaceId: workspace.id, id });
    const agreement = kept && latestAgreement(register, kept.subject.agreementKey);
    if (!agreement) throw noAlert();
    const subject = agreementSubject(register, agreement.key);
    requireAuthority(authority, changing.right, subject);
    const scene = sceneOf(context, register, { kept, agreement });
    const atHand = { scene, kept, register, agreement };
    const decided = changing.decide(atHand);
    const [after = kept] = await moveAlerts(tx, context, { register, moved: [{ kept, decided }] });
    if (decided.length > 0) await changing.follow?.(tx, { ...atHand, kept: after });
    return viewOf(tx, context, { register, authority, kept: after });
  });
}

type Standing = Pick<AtHand, 'kept' | 'agreement'>;

/** What a decision about an alert knows of it and of whoever decides. */
export function sceneOf(
  { actor, now }: Context,
  register: Register,
  { kept, agreement }: Standing,
): Scene {
  const { timeZone } = agreement.terms;
  return {
    ...{ episode: kept.episode, now, identity: nameActor(actor) },
    timeWords: (at) => zonedWords(at, timeZone),
    nameOf: (name) => actorNamed(register, name).name,
  };
}
