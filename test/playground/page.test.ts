import type { App } from '@slack/bolt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/playground.ts';
import { noBrowser, openBrowser } from './browser.ts';
import { desk } from './desk.ts';
import { handClock, MONDAY, WORLD } from './world.ts';

describe.skipIf(noBrowser)(`the page${noBrowser ? ` (skipped: ${noBrowser})` : ''}`, () => {
  const time = handClock();
  const mistakes: string[] = [];
  let playground: Playground;
  let app: App;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const rate = { perSecond: 1, burst: 100 };
    playground = await startPlayground({ port: 0, world: WORLD, time, rate });
    app = desk(playground);
    await app.start();
    await playground.connected();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => mistakes.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') mistakes.push(message.text());
    });
    await page.goto(playground.url);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await playground?.stop();
  });

  const box = () => page.getByRole('combobox', { name: 'Message #messaging' });
  const modal = () => page.getByRole('dialog', { name: 'Order' });

  it('says what to try when nothing has happened', async () => {
    await page.getByRole('heading', { name: 'Welcome, Anna' }).waitFor();
    await page.getByRole('button', { name: '/desk order' }).waitFor();
  });

  it('completes a command by keyboard and shows the answer to this person only', async () => {
    await box().pressSequentially('/de');
    await page.getByRole('option', { name: '/desk show' }).waitFor();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await box().press(key);
    expect(await box().inputValue()).toBe('/desk show');
    await box().press('Enter');
    const answer = page.locator('.ephemeral', { hasText: 'You said show' });
    await answer.getByText('Only visible to you').waitFor();
  });

  it('brings back what was sent before with Arrow-Up in an empty box', async () => {
    await box().press('ArrowUp');
    expect(await box().inputValue()).toBe('/desk show');
    await box().press('ArrowDown');
    expect(await box().inputValue()).toBe('');
  });

  it('opens a modal from a button, shows what is wrong in place, and takes the correction', async () => {
    await box().fill('/desk offer');
    await box().press('Enter');
    await page.getByRole('button', { name: 'Order…' }).click();
    await modal().getByLabel('How many').fill('11');
    await modal().getByRole('button', { name: 'Send' }).click();
    await modal().getByText('Please complete this required field.').waitFor();
    await modal().getByLabel('What').fill('pens');
    await modal().getByLabel('How many').press('Enter');
    await modal().getByText('Ten at most.').waitFor();
    expect(await modal().getByLabel('What').inputValue()).toBe('pens');
    await modal().getByLabel('How many').fill('3');
    await modal().getByLabel('Colour').selectOption('Blue');
    await modal().getByRole('button', { name: 'Send' }).click();
    await modal().waitFor({ state: 'detached' });
    await playground.act('anna').sees('Ordered 3 pens in blue');
    await page.getByLabel('1 unread').waitFor();
  });

  it('updates a message in place without loading the page again', async () => {
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText('(edited)').waitFor();
    expect(await page.locator('.message', { hasText: 'of T1' }).textContent()).toContain(
      '@Anna Berg',
    );
  });

  it('opens the Home of the app and its messages', async () => {
    await page.locator('#to-app').click();
    await page.getByText('Ordered 3 pens in blue').waitFor();
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('Welcome home').waitFor();
  });

  it('updates a modal from a menu in it and keeps what was typed', async () => {
    await page.getByRole('button', { name: 'Order…' }).click();
    await modal().getByLabel('What').fill('ink');
    await modal().getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Start again' }).click();
    const again = page.getByRole('dialog', { name: 'Order again' });
    expect(await again.getByLabel('What').inputValue()).toBe('ink');
    await again.getByRole('button', { name: 'Cancel' }).click();
    await again.waitFor({ state: 'detached' });
  });

  it('closes a modal with Escape and tells the app', async () => {
    await page.getByRole('button', { name: 'Order…' }).click();
    await modal().waitFor();
    await page.keyboard.press('Escape');
    await modal().waitFor({ state: 'detached' });
    await playground.act('anna').sees('Order given up');
  });

  it('moves time forward, and says where to', async () => {
    await page.getByRole('button', { name: /Move time/ }).click();
    const item = page.getByRole('menuitem', { name: /Next working morning/ });
    expect(await item.textContent()).toContain('Tue, 3 Mar 2026, 09:00');
    await item.click();
    await page.getByText('09:00', { exact: true }).waitFor();
    expect(time.now()).toBe(MONDAY + 22 * 3_600_000);
  });

  it('shows what went over the wire, without tokens', async () => {
    await page.getByRole('button', { name: /Wire/ }).click();
    const entry = page.locator('.wire li', { hasText: 'chat.update' });
    await entry.locator('summary').click();
    await entry.getByText('"ok": true').waitFor();
    expect(await page.locator('.wire').textContent()).not.toContain('xoxb-');
    await page.getByRole('button', { name: 'Close over the wire' }).click();
  });

  it('asks before a dangerous button', async () => {
    await page.locator('#to-C1').click();
    await box().fill('/desk everything');
    await box().press('Enter');
    await page.getByRole('button', { name: 'Delete' }).click();
    const question = page.getByRole('dialog', { name: 'Sure?' });
    await question.getByRole('button', { name: 'Keep' }).click();
    await question.waitFor({ state: 'detached' });
    const clicks = playground.state.wire.entries.filter(
      ({ kind, payload }) =>
        kind === 'envelope' && JSON.stringify(payload).includes('"action_id":"sure"'),
    );
    expect(clicks).toEqual([]);
  });

  it('draws mark-up as mark-up and never as elements', async () => {
    await box().fill('*bold* <img src=x onerror=alert(1)> <https://example.com|site>');
    await box().press('Enter');
    const said = page.locator('.message', { hasText: 'onerror' });
    await said.locator('strong', { hasText: 'bold' }).waitFor();
    expect(await said.locator('img').count()).toBe(0);
  });

  it('replies in a thread on the side', async () => {
    const said = page.locator('.message', { hasText: 'onerror' });
    await said.hover();
    await said.getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'Reply in thread' }).click();
    const reply = page.getByRole('combobox', { name: 'Reply…' });
    await reply.fill('a reply');
    await reply.press('Enter');
    await page.locator('#side').getByText('a reply').waitFor();
    await reply.press('Escape');
    await page.getByRole('button', { name: '1 reply' }).waitFor();
  });

  it('lets one be somebody else, who sees what they may see', async () => {
    await page.getByRole('button', { name: /You are Anna Berg/ }).click();
    await page.getByRole('menuitem', { name: /Carla Diaz/ }).click();
    await page.getByRole('heading', { name: '#acme' }).waitFor();
    expect(await page.locator('#sidebar').textContent()).not.toContain('messaging');
    await page.getByText('You are from Acme and meet Northwind in this channel.').waitFor();
    await page.getByRole('combobox').pressSequentially('/d');
    expect(await page.getByRole('option').count()).toBe(0);
  });

  it('had no mistake in its console', () => {
    expect(mistakes).toEqual([]);
  });
});
