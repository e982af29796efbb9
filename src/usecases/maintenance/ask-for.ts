import type { Instant } from '../../domain/calendar/instant.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import {
  type MaintenanceOwedNotice,
  maintenanceMessageKey,
} from '../../outbox/notice-maintenance.ts';
import type { Db } from '../../storage/database.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { judgementWords } from './judgement-words.ts';
import {
  approversOf,
  type MaintenanceScene,
  nameOf,
  spanOf,
  teamsOf,
  zoneOf,
} from './tell-maintenance.ts';

type Asking = Pick<MaintenanceOwedNotice, 'what' | 'mark'> & {
  readonly scene: MaintenanceScene;
  readonly dueAt: Instant;
};

const MOST = 5;

/** Asks those who can do something about a maintenance: below its message, and each of them in private. */
export async function askFor(
  tx: Db,
  context: Telling,
  { scene, what, mark, dueAt }: Asking,
): Promise<void> {
  const { register, id, state } = scene;
  const people = what === 'approval-near' ? approversOf(scene) : [plannerOf(scene)];
  const span = spanOf(state.wanted ?? state);
  const notice: Omit<MaintenanceOwedNotice, 'to'> = {
    ...{ kind: 'maintenance-owed', maintenance: id, what, mark, dueAt, words: state.words },
    ...{ serviceName: nameOf(register, scene.service), timeZone: zoneOf(scene) },
    ...{ from: span.from, until: span.to, people: people.slice(0, MOST) },
    sentences: what === 'approval-late' ? shortcomingsOf(scene) : [],
  };
  for (const to of teamsOf(scene)) {
    const thread = maintenanceMessageKey({ maintenance: id, to });
    const recipient = { channel: to };
    await enqueueNotice(tx, context, {
      notice: { ...notice, to },
      recipient,
      thread,
    });
  }
  for (const { user } of notice.people) {
    if (user === null) continue;
    const recipient = { channel: user };
    await enqueueNotice(tx, context, { notice: { ...notice, people: [], to: user }, recipient });
  }
}

function plannerOf({ register, state }: MaintenanceScene) {
  const { name, userId } = actorNamed(register, state.proposedBy);
  return { name, user: userId };
}

function shortcomingsOf({ waiting, state }: MaintenanceScene): string[] {
  return waiting
    .filter(({ judgement }) => judgement.downMs > 0)
    .map((one) => {
      const name = one.agreement.terms.name ?? one.agreement.key;
      return `${name}: ${judgementWords(one, { staysUp: state.staysUp }).join(' ')}`;
    });
}
