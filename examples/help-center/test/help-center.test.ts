import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHelpCenter } from '../../../scripts/commands/demo-web.mjs';

// The page as its visitors have it: a real browser, the built client, the real server.

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

let browser: Browser;
let demo: Awaited<ReturnType<typeof startHelpCenter>>;

beforeAll(async () => {
  [browser, demo] = await Promise.all([
    chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '', args: flags }),
    startHelpCenter({ agentAnswers: false }),
  ]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await demo.close();
});

/** A browser of its own, whose pages may not fail in silence. */
async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext();
  context.setDefaultTimeout(20_000);
  return context;
}

async function openPage(context: BrowserContext, path = '/'): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => failures.push(error));
  await page.goto(demo.url + path);
  await page.locator('#main h1').waitFor();
  return page;
}

/** What was thrown in a page, and caught by nobody. */
const failures: Error[] = [];

async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto(`${demo.url}/#/signup`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.locator('#who').waitFor();
}

async function logIn(page: Page, email: string, password = 'correct horse battery'): Promise<void> {
  await page.goto(`${demo.url}/#/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** The messages that a page shows, each as who wrote it and what. */
const messagesOf = (page: Page): Promise<string[]> =>
  page
    .locator('.message')
    .evaluateAll((rows) =>
      rows.map(
        (row) =>
          `${row.classList.contains('agent') ? 'agent' : 'you'}: ${row.querySelector('p')?.textContent}`,
      ),
    );

const shows = (page: Page, expected: string[]) =>
  expect.poll(() => messagesOf(page), { timeout: 20_000 }).toEqual(expected);

async function send(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

test('a customer signs up, reads, chats in two tabs, loses the network, and logs out everywhere', async () => {
  const context = await newContext();
  const first = await openPage(context);
  await signUp(first, 'Noor Haddad', 'noor@example.com');

  // An article, found by search and by its topic.
  await first.getByLabel('Search the articles').fill('grind');
  await first.getByLabel('Search the articles').press('Enter');
  await first.getByRole('heading', { name: '“grind”' }).waitFor();
  await first.locator('.articles a').first().click();
  await first.locator('article .prose > *').first().waitFor();
  await first.getByRole('button', { name: 'Yes' }).click();
  await first.getByText('Thank you.').waitFor();

  // One conversation in two tabs.
  await first.getByLabel('What is it about?').fill('My order');
  await first.getByLabel('Your message').fill('Where is it?');
  await first.getByRole('button', { name: 'Start' }).click();
  await shows(first, ['you: Where is it?']);
  const second = await openPage(context);
  expect(await second.locator('#who').textContent()).toBe('Noor Haddad');
  await second.getByRole('button', { name: 'My order' }).click();
  await shows(second, ['you: Where is it?']);
  await Promise.all([first, second].map((page) => page.locator('.state', { hasText: 'Live' }).waitFor()));

  const [ticket] = await demo.cstar.tickets.list({ search: 'My order' }).toArray({ limit: 1 });
  if (ticket === undefined) throw new Error('The agent sees no ticket.');
  const answer = (content: string) =>
    demo.cstar.tickets.messages.create(ticket.id, { sender: 'agent', senderName: 'Robin', content });
  await demo.cstar.tickets.sendTyping(ticket.id, true);
  await first.getByText('is typing').waitFor();
  await answer('On its way.');
  await demo.cstar.tickets.messages.create(ticket.id, { sender: 'agent', isInternal: true, content: 'VIP' });
  await send(second, 'Thank you');
  const sofar = ['you: Where is it?', 'agent: On its way.', 'you: Thank you'];
  await shows(first, sofar);
  await shows(second, sofar);

  // Without the network a message stays, and says so; what was said meanwhile comes with the network.
  await context.setOffline(true);
  await send(first, 'Are you there?');
  await first.locator('.message[data-status=failed]').waitFor();
  await answer('We are.');
  await context.setOffline(false);
  await first.getByRole('button', { name: 'Send again' }).click();
  const all = [...sofar, 'agent: We are.', 'you: Are you there?'];
  await shows(first, all);
  await shows(second, all);
  expect(await first.locator('.message[data-status=sent]').count()).toBe(all.length);

  // Another device of the same customer.
  const elsewhere = await newContext();
  const third = await openPage(elsewhere);
  await logIn(third, 'noor@example.com');
  await third.locator('#who').waitFor();

  await first.getByRole('button', { name: 'Log out everywhere' }).click();
  for (const page of [first, second]) await page.getByRole('link', { name: 'Log in' }).waitFor();
  expect(await messagesOf(second)).toEqual([]);
  await third.reload();
  await third.getByRole('link', { name: 'Log in' }).waitFor();
  await context.close();
  await elsewhere.close();
  expect(failures).toEqual([]);
});

test('a visitor without an account chats; what they write is text', async () => {
  const context = await newContext();
  const page = await openPage(context);
  await page.getByLabel('What is it about?').fill('Opening hours');
  await page.getByLabel('Your message').fill('<b>When</b> do you open?');
  await page.getByRole('button', { name: 'Start' }).click();
  await shows(page, ['you: <b>When</b> do you open?']);
  const [ticket] = await demo.cstar.tickets.list({ search: 'Opening hours' }).toArray({ limit: 1 });
  expect(ticket).toMatchObject({ customerId: null, title: 'Opening hours' });
  await context.close();
  expect(failures).toEqual([]);
});

test('a script that got into the page does not run', async () => {
  const context = await newContext();
  const page = await openPage(context);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken"';
    document.body.append(script);
  });
  expect(await page.title()).toBe('Help center');
  await context.close();
});

test('what is wrong is said where it was typed', async () => {
  const context = await newContext();
  const page = await openPage(context);
  await logIn(page, 'nobody@example.com', 'wrong password');
  await expect.poll(() => page.locator('#login [role=alert]').textContent()).not.toBe('');
  await context.close();
});
