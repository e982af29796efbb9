import { AccordError } from '../../../domain/error.ts';
import type { Viewer } from '../../../domain/party/viewer.ts';
import type { Register } from '../../../domain/register/register.ts';
import { count } from '../../../domain/target/length-words.ts';
import { loadRegister } from '../../../usecases/register/load-register.ts';
import type { StatusReport } from '../../../usecases/status/status-report.ts';
import { askChannel, audienceOf, type Channel, forAudience } from '../../answers/audience.ts';
import { statusAnswer } from '../../answers/status-answer.ts';
import { readQuery } from '../../answers/status-query.ts';
import { lookUp } from '../../answers/tell-status.ts';
import type { Session } from '../../session.ts';
import { clockWords, lastingClockWords } from '../../wording/clock-words.ts';
import type { ButtonInteraction, Click } from '../interaction.ts';
import { createOnce } from '../once.ts';
import { postIn } from '../post.ts';

const once = createOnce('This is in the channel already.');

/** Posts a status into the channel, as far as everybody who reads there may know it. */
export const shareStatus: ButtonInteraction = {
  action: 'status.share',
  run: async (session, click) => {
    const { channelId } = click;
    if (channelId === null) {
      throw new AccordError('invalid', 'There is no channel here that this could be shared in.');
    }
    const channel = await askChannel(session.client, channelId);
    await once(click.identity, () => share(session, click, channel));
  },
};

async function share(session: Session, click: Click, channel: Channel): Promise<void> {
  const query = readQuery(click.value);
  const { report, now } = await lookUp(session, query);
  const allowed = await allowedIn(session, channel, report);
  const clock = clockWords(session.timeZone, now);
  const lasting = lastingClockWords(zoneOf(allowed) ?? session.timeZone);
  const shared = { kind: 'shared', by: session.actor.userId } as const;
  await postIn(
    session.client,
    channel.id,
    statusAnswer({ report: allowed, query: { ...query, page: 0 }, place: shared, clock: lasting }),
  );
  const left = report.agreements.length - allowed.agreements.length;
  const own = { kind: 'private', channel: false, note: noteOn(left) } as const;
  await click.reply(statusAnswer({ report, query, place: own, clock }), 'replace');
}

async function allowedIn(
  session: Session,
  channel: Channel,
  report: StatusReport,
): Promise<StatusReport> {
  const register = await loadRegister(await session.open());
  const audience = audienceOf(register, channel);
  const allowed = forAudience(report, register, audience);
  if (allowed.agreements.length === 0) throw refusal(audience, register);
  return allowed;
}

/** Who reads it in a channel knows the zone that was agreed, not that of whoever shared it. */
function zoneOf({ agreements }: StatusReport): string | undefined {
  return agreements[0]?.timeZone;
}

function noteOn(left: number): string {
  if (left === 0) return 'shared in this channel';
  return `shared in this channel, without ${count(left, 'agreement')} that this customer does not see`;
}

function refusal(audience: Viewer, { parties }: Register): AccordError {
  const keys = audience.kind === 'customer' ? audience.partyKeys : [];
  const companies = keys.map((key) => parties.get(key)?.terms.name ?? key).join(' and ');
  const reason =
    companies === ''
      ? 'People read this channel who are not of one company in the register'
      : `People of ${companies} read this channel, and nothing here is meant for them`;
  return new AccordError(
    'forbidden',
    `${reason}. So I did not share it. You can share it in a channel of your own team.`,
  );
}
