import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoWorld } from '../../../src/demo/world.ts';
import { HOUR } from '../../../src/domain/calendar/instant.ts';
import { validateBlocks, validateView } from '../../../src/playground/block-kit/validate.ts';
import type { Answer } from '../../../src/slack/answer.ts';
import { answerCommand, COMMANDS } from '../../../src/slack/commands/index.ts';
import { explainFailure } from '../../../src/slack/failures.ts';
import { publishHome } from '../../../src/slack/home/publish-home.ts';
import { BUTTONS, FORMS, SHORTCUTS } from '../../../src/slack/interactions/index.ts';
import { listAlerts } from '../../../src/usecases/alert/list-alerts.ts';
import { listDrafts } from '../../../src/usecases/draft/list-drafts.ts';
import { startDraft } from '../../../src/usecases/draft/start-draft.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { demoFiles } from '../../usecases/register/demo-files.ts';
import { type Office, openOffice } from '../bot.ts';
import { errors, type Member, OTHERS, OUTSIDERS, STAFF, sessionOf } from './cast.ts';
import { FEW, FIELDS, FORGED, USUAL, WORDS } from './forgeries.ts';
import { expectNothingElse, sent, shownBy, topOf } from './looking.ts';

const MINUTES = 180_000;

const EXTRAS = [
  ['U0ADA', 'T0NORTH'],
  ['U0APPROVER', 'T0NORTH'],
  ['U0VIEWER', 'T0NORTH'],
  ['U0NEW', 'T0NORTH'],
  ['U0GUEST', 'T0NORTH'],
  ['U0ZOE', 'T0ACME'],
  ['U0NOBODY', 'T0ACME'],
] as const;

const world = {
  ...demoWorld,
  users: [
    ...demoWorld.users,
    ...EXTRAS.map(([id, teamId]) => ({
      ...{ id, teamId, name: id.toLowerCase(), realName: id, timeZone: 'Europe/Berlin' },
      email: `${id.toLowerCase()}@elsewhere.example`,
    })),
  ],
};

let office: Office;

beforeAll(async () => {
  const files = [...demoFiles, { name: 'others.yaml', text: OTHERS }];
  office = await openOffice({ world, files });
  const cli = await office.contextOf({ kind: 'cli' });
  await startDraft(cli, {
    ...{ kind: 'agreement', key: 'acme-secret' },
    from: { kind: 'terms', terms: { kind: 'SLA', name: 'SECRET draft', customer: 'acme' } },
  });
  // The first alert, about a ticket that was missed.
  const opened = { id: 'opened', actor: 'customer', type: 'opened', priority: 'P1' } as const;
  const events = [{ ...opened, at: cli.now - 3 * HOUR }];
  const items = [{ key: 'INC7', title: 'Mail of Acme GmbH is slow', events }];
  await recordWorkItemEvents(cli, { agreementKey: 'acme-email', source: 'desk', items });
  expect(await watchClocks(cli)).toBeGreaterThan(0);
}, MINUTES);

afterAll(() => office.close());

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

describe.each(OUTSIDERS)('$name', (member) => {
  it(
    'reads nothing of what is not theirs, whatever they type',
    async () => {
      for (const { name } of COMMANDS) {
        for (const words of WORDS)
          learnsNothing(member, await typed(member, `${name} ${words}`), words);
      }
    },
    MINUTES,
  );

  it(
    'sees nothing of it behind any button, whatever value it carries',
    async () => {
      for (const button of BUTTONS) {
        for (const value of member.few ? FEW : FORGED) {
          const shown = await shownBy(office, member, (session, click) =>
            button.run(session, { ...click, value }),
          );
          learnsNothing(member, shown, value);
        }
      }
    },
    MINUTES,
  );

  it(
    'gets nothing of it out of any form, and changes nothing',
    async () => {
      const before = await state();
      for (const form of FORMS) {
        for (const about of FORGED) {
          const shown = await sent(office, member, async (session) => {
            const fields = FIELDS;
            const complaints = form.check(fields, about);
            const view = await form.run(session, { fields, about, viewId: 'V0' });
            return [complaints, view];
          });
          learnsNothing(member, shown, about);
        }
      }
      for (const shortcut of SHORTCUTS) {
        const shown = await shownBy(office, member, (session, click) =>
          shortcut.run(session, { ...click, text: 'service: email\nname: Mine\nprovider: web' }),
        );
        learnsNothing(member, shown, '');
      }
      expect(await state()).toEqual(before);
    },
    MINUTES,
  );

  it('has a Home without any of it', async () => {
    await publishHome(sessionOf(office, member));
    const home = office.slack.state.views.home(member.actor.userId);
    learnsNothing(member, JSON.stringify(home?.content), '');
  });
});

describe.each(STAFF)('$name', (member) => {
  it(
    'gets an answer to every command that Slack takes',
    async () => {
      for (const { name, examples } of COMMANDS) {
        for (const line of [name, ...examples]) {
          const answer = await answered(member, line);
          expect(validateBlocks('message', [...answer.blocks])).toEqual([]);
          office.slack.state.views.clear(member.actor.userId);
        }
      }
    },
    MINUTES,
  );

  it(
    'gets something that Slack takes behind every button',
    async () => {
      for (const button of BUTTONS) {
        for (const value of USUAL) {
          await shownBy(office, member, (session, click) =>
            button.run(session, { ...click, value }),
          );
          const view = topOf(office, member);
          if (view) expect(validateView(view.content)).toEqual([]);
          office.slack.state.views.clear(member.actor.userId);
        }
      }
    },
    MINUTES,
  );
});

function learnsNothing(member: Member, shown: string, typed: string): void {
  office.slack.state.views.clear(member.actor.userId);
  expectNothingElse(member, shown, typed);
}

async function answered(member: Member, line: string): Promise<Answer> {
  const session = sessionOf(office, member);
  return answerCommand(session, line).catch((error: unknown) => explainFailure(error, session.log));
}

async function typed(member: Member, line: string): Promise<string> {
  const { text, blocks } = await answered(member, line);
  const view = topOf(office, member);
  return JSON.stringify([text, blocks, view?.content]);
}

/** What outsiders could have changed. */
async function state() {
  const cli = await office.contextOf({ kind: 'cli' });
  const { services, agreements, parties, calendars } = await loadRegister(cli);
  const sizes = [services, agreements, parties, calendars].map(({ size }) => size);
  const { alerts } = await listAlerts(cli, {});
  return { drafts: await listDrafts(cli), sizes, email: services.get('email')?.hash, alerts };
}
