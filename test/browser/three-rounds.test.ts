import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInstant } from '../../src/domain/calendar/instant.ts';
import { watchNegotiations } from '../../src/usecases/negotiation/watch-negotiations.ts';
import { noBrowser } from '../playground/browser.ts';
import { type Meeting, openMeeting } from './meeting.ts';

const STAYS_INSIDE = /cloudmail|ola-|uc-|EUR|forecast|likely to be missed/i;

describe.skipIf(noBrowser)(
  `five people in three rounds${noBrowser ? `: ${noBrowser}` : ''}`,
  () => {
    let meeting: Meeting;
    let code = '';

    beforeAll(async () => {
      meeting = await openMeeting();
    }, 120_000);

    afterAll(() => meeting?.end());

    it('the service level manager proposes, and sees what it would do while she writes', async () => {
      const { sitDown, type, dialog, page } = meeting;
      await sitDown('Anna Vogel', '#service-levels');
      await type('/sla propose acme-email');
      const beginning = await dialog('You propose a change of E-mail for Acme');
      await beginning.getByLabel('Why').fill('P1 tickets wait too long');
      await beginning.getByRole('button', { name: 'Next' }).click();
      const empty = await dialog('Nothing is changed yet but the date.');
      expect(await empty.getByRole('button', { name: 'Send …' }).count()).toBe(0);
      await empty.getByRole('button', { name: 'Change p1-response' }).click();
      const promise = await dialog('Back without saving');
      expect(await promise.textContent()).toContain('P1 response');
      await promise.getByLabel('Within', { exact: true }).fill('10m');
      await promise.getByRole('button', { name: 'Save' }).click();
      const written = await dialog(/With 10 support minutes it would have been met in \d+ of/);
      await written.getByRole('button', { name: 'Send …' }).click();
      const asking = await dialog('What they read');
      await asking.getByLabel(/few words/).fill('As we discussed.');
      await asking.getByRole('button', { name: 'Send', exact: true }).click();
      await dialog('is on its way to Acme GmbH');
      await page.keyboard.press('Escape');
    });

    it('the customer looks at what it would have done, comments, asks for less, and accepts the rest', async () => {
      const { sitDown, message, dialog, close } = meeting;
      await sitDown('Frank Weber', '#acme');
      const offer = message('Offer: E-mail for Acme');
      await offer.getByText('today: 15 support minutes').waitFor();
      await offer.getByRole('button', { name: 'What it would do' }).click();
      const effects = await dialog(/With 10 support minutes it would have been met in \d+ of/);
      expect(await effects.textContent()).not.toMatch(STAYS_INSIDE);
      await close();
      await offer.getByRole('button', { name: 'Comment: P1 response, within' }).click();
      const comment = await dialog('A comment is no answer');
      await comment.getByLabel('Comment').fill('Why only P1?');
      await comment.getByRole('button', { name: 'Comment', exact: true }).click();
      await dialog('Both sides can read it.');
      await close();
      await offer.getByText('Frank Weber: “Why only P1?”').waitFor();
      await offer.getByRole('button', { name: 'Counter: P1 response, within' }).click();
      const counter = await dialog('See what it would do');
      await counter.getByLabel('Within').fill('5 minutes');
      await counter.getByRole('button', { name: 'See what it would do' }).click();
      const tried = await dialog('Send this');
      expect(await tried.textContent()).not.toMatch(STAYS_INSIDE);
      await tried.getByRole('button', { name: 'Send this' }).click();
      await dialog('Your answer is noted.');
      await close();
      await offer.getByRole('button', { name: 'Accept the rest' }).click();
      await offer.getByText('Round 2 followed.').waitFor();
    });

    it('the team meets them half-way, and the customer accepts the third offer', async () => {
      const { sitDown, message, dialog, close } = meeting;
      await sitDown('Anna Vogel', '#messaging');
      const second = message('Round 2: E-mail for Acme');
      await second.getByText('Messaging team offered: 10 support minutes').waitFor();
      await second.getByRole('button', { name: 'Counter: P1 response, within' }).click();
      const counter = await dialog('See what it would do');
      await counter.getByLabel('Within').fill('8 minutes');
      await counter.getByRole('button', { name: 'See what it would do' }).click();
      const tried = await dialog('Send this');
      await tried.getByText('What it rests on').waitFor();
      await tried.getByRole('button', { name: 'Send this' }).click();
      await dialog('It is round 3');
      await close();
      await sitDown('Frank Weber', '#acme');
      const third = message('Round 3: E-mail for Acme');
      await third.getByText('Acme GmbH offered: 5 support minutes').waitFor();
      await third.getByRole('button', { name: 'Accept all' }).click();
      await third.getByText('being approved by Messaging team').waitFor();
    });

    it('the owner asks before he approves, and what was answered stands where he was asked', async () => {
      const { sitDown, message, dialog, close, page } = meeting;
      await sitDown('Ben Okafor', 'Accord');
      const request = message('your approval as service owner');
      await request.getByRole('button', { name: 'Ask a question …' }).click();
      const question = await dialog('Your question');
      await question.getByLabel('Your question').fill('Who is there at night?');
      await question.getByRole('button', { name: 'Ask', exact: true }).click();
      await dialog('Your question was passed on.');
      await close();
      await sitDown('Anna Vogel', '#messaging');
      const asked = message('Ben Okafor has a question before deciding');
      await asked.getByRole('button', { name: 'Answer the question …' }).click();
      const reply = await dialog('Your answer');
      await reply.getByLabel('Your answer').fill('The night shift of the desk.');
      await reply.getByRole('button', { name: 'Answer', exact: true }).click();
      await dialog('Your answer was passed on.');
      await close();
      await sitDown('Ben Okafor', 'Accord');
      await request.getByText('“The night shift of the desk.”').waitFor();
      await approve('service owner');
      await page.getByText('Ben Okafor approved it').waitFor();
    });

    it('a deputy approves for the one who wrote it', async () => {
      const { sitDown, message } = meeting;
      await sitDown('David Lindqvist', 'Accord');
      await message('You stand in for Anna Vogel.').waitFor();
      await approve('service level manager');
    });

    it.each(['Ben Okafor', 'David Lindqvist', 'Emma Schulz'])(
      '%s reads and signs exactly the same terms',
      async (name) => {
        const { sitDown, message, dialog, close, page } = meeting;
        await sitDown(name, 'Accord');
        await message('your signature').getByRole('button', { name: 'Read and sign …' }).click();
        const terms = await dialog('All terms');
        const text = (await terms.textContent()) ?? '';
        const shown = /Code of these terms: ?([0-9A-F]{4}-[0-9A-F]{4})/.exec(text)?.[1] ?? 'none';
        expect(shown).toBe(code === '' ? shown : code);
        code = shown;
        expect(text).toContain('answered within 8 support minutes');
        await terms.getByRole('checkbox').check();
        await terms.getByRole('button', { name: 'Sign', exact: true }).click();
        await dialog('You signed these terms.');
        await close();
        await page
          .getByText(new RegExp(`: ${name}, `))
          .first()
          .waitFor();
      },
    );

    it('both channels read what has changed from when, on its day and not before', async () => {
      const { office, sitDown, message } = meeting;
      const words = 'the new terms are in force from 16 Dec 2026 on';
      const job = await office.contextOf({ kind: 'job', name: 'watch-negotiations' });
      await watchNegotiations({ ...job, now: parseInstant('2026-12-15T22:00:00Z') });
      await sitDown('Frank Weber', '#acme');
      await message('it is agreed').waitFor();
      expect(await message(words).count()).toBe(0);
      await watchNegotiations({ ...job, now: parseInstant('2026-12-16T08:00:00Z') });
      await sitDown('Anna Vogel', '#messaging');
      await message(words).getByText('answered within 8 support minutes').first().waitFor();
      await sitDown('Frank Weber', '#acme');
      await message(words).waitFor();
      expect(await message(words).textContent()).not.toMatch(STAYS_INSIDE);
    });

    it('had no mistake in the console of the page', () => {
      expect(meeting.mistakes).toEqual([]);
    });

    async function approve(stage: string) {
      const { message, dialog, close } = meeting;
      const request = message(`your approval as ${stage}`);
      await request.getByRole('button', { name: 'Approve …' }).click();
      const form = await dialog('You approve exactly these terms');
      await form.getByText('What it rests on').waitFor();
      await form.getByRole('button', { name: 'Approve', exact: true }).click();
      await dialog('You approved these terms.');
      await close();
    }
  },
);
