import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../playground/browser.ts';
import { type Product, startProduct } from './product.ts';

const PATIENCE = { timeout: 20_000 };

describe.skipIf(noBrowser)('the first minute of a newcomer, in a browser', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(product.url);
  });

  afterAll(async () => {
    await browser.close();
    expect(await product.stop()).toBe(0);
  });

  it('has warned of what is about to be missed', async () => {
    await page.locator('#sidebar').getByText('messaging', { exact: true }).click();
    await sees(/P1: resolution at risk/);
    await page.locator('#sidebar').getByText('general', { exact: true }).click();
  });

  it('shows how every promise about e-mail stands', async () => {
    await say('/sla status email');
    await sees('E-mail for Acme');
    await sees('90 % of P1 tickets each month resolved within 4 support hours');
    await sees('At risk now: INC');
    await sees('Only visible to you');
  });

  it('shows another day through a form', async () => {
    await page.getByRole('button', { name: 'Check another date' }).last().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Date').fill('2026-06-30');
    await form.getByRole('button', { name: 'Show' }).click();
    await form.getByText('June 2026').first().waitFor(PATIENCE);
    await form.getByRole('button', { name: 'Close' }).first().click();
    await form.waitFor({ state: 'detached' });
  });

  it('understands a slip of the pen', async () => {
    await say('/sla status emial');
    await sees('Did you mean “email”?');
  });

  it('lets an alert arrive when an hour passes', async () => {
    await moveTime(/\+1 hour/);
    await page.getByText('messaging', { exact: true }).first().click();
    await sees(/P1: resolution missed/);
  });

  it('lets the chart of a month arrive on the first working morning after it', async () => {
    await moveTime(/End of month/);
    await moveTime(/Next working morning/);
    const chart = page.getByRole('img', { name: /E-mail for Acme — availability/ });
    await chart.first().waitFor(PATIENCE);
  });

  it('shows a customer nothing but what is theirs', async () => {
    await page.getByRole('button', { name: /You are Anna Vogel/ }).click();
    await page.getByRole('menuitem', { name: /Emma Schulz/ }).click();
    await page.getByRole('button', { name: /You are Emma Schulz/ }).waitFor(PATIENCE);
    await sees('acme');
    await sees('E-mail for Acme');
    expect(await page.getByText('messaging', { exact: true }).count()).toBe(0);
  });

  async function say(text: string): Promise<void> {
    const box = page.getByRole('combobox').first();
    await box.fill(text);
    await box.press('Escape');
    await box.press('Enter');
  }

  async function moveTime(choice: RegExp): Promise<void> {
    await page.getByRole('button', { name: /Move time/ }).click();
    await page.getByRole('menuitem', { name: choice }).click();
  }

  async function sees(text: string | RegExp): Promise<void> {
    await page.getByText(text).first().waitFor(PATIENCE);
  }
});
