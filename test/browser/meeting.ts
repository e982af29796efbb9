import type { Locator, Page } from 'playwright-core';
import { openBrowser } from '../playground/browser.ts';
import { type Office, openOffice } from '../slack/bot.ts';
import { deliverAll, keepDelivering } from '../slack/interactions/negotiation/table.ts';

/** The demo company in a browser: one page, in which one can be one person after the other. */
export type Meeting = {
  readonly office: Office;
  readonly page: Page;
  /** What the page complained of. */
  readonly mistakes: readonly string[];
  /** Becomes somebody and goes to a channel, or to the messages of the bot. */
  readonly sitDown: (name: string, place: `#${string}` | 'Accord') => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** The last message with these words. */
  readonly message: (words: string | RegExp) => Locator;
  /** The dialog in front, once it reads like this. */
  readonly dialog: (words: string | RegExp) => Promise<Locator>;
  readonly close: () => Promise<void>;
  readonly end: () => Promise<void>;
};

const PATIENCE_MS = 15_000;

/** Opens the playground of the demo company with thirteen months of history in a browser. */
export async function openMeeting(): Promise<Meeting> {
  const office = await openOffice({ history: true });
  const delivery = await keepDelivering(office);
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  const mistakes: string[] = [];
  page.on('pageerror', (error) => mistakes.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error') mistakes.push(line.text());
  });
  await page.goto(office.slack.url);
  const end = async () => {
    await browser.close();
    await delivery.stop();
    await office.close();
  };
  return { office, page, mistakes, ...deedsOn(page, office), end };
}

function deedsOn(
  page: Page,
  office: Office,
): Omit<Meeting, 'office' | 'page' | 'mistakes' | 'end'> {
  return {
    sitDown: async (name, place) => {
      await deliverAll(office);
      const persona = page.getByRole('button', { name: /^You are / });
      if (!(await persona.textContent())?.includes(name)) {
        await persona.click();
        await page.getByRole('menuitem', { name: new RegExp(name) }).click();
        await page.getByRole('button', { name: new RegExp(`^You are ${name}`) }).waitFor();
      }
      await goTo(page, place);
    },
    type: async (text) => {
      const box = page.getByRole('combobox').first();
      await box.fill(text);
      await box.press('Enter');
    },
    message: (words) => page.locator('main .message', { hasText: words }).last(),
    dialog: async (words) => {
      const shown = page.getByRole('dialog').filter({ hasText: words }).last();
      await shown.waitFor();
      return shown;
    },
    close: async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await deliverAll(office);
    },
  };
}

async function goTo(page: Page, place: string): Promise<void> {
  if (place !== 'Accord') {
    await page.locator('#sidebar').getByText(place.slice(1), { exact: true }).click();
    await page.getByRole('heading', { name: place }).waitFor();
    return;
  }
  await page.locator('#to-app').click();
  // People of other companies have the messages alone.
  const messages = page.getByRole('tab', { name: 'Messages' });
  await page.getByRole('heading', { name: 'Accord' }).waitFor();
  if ((await messages.count()) > 0) await messages.click();
}
