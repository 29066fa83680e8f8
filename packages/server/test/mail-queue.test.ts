import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AccountServer,
  address,
  days,
  eventually,
  type HelpCenter,
  hours,
  minutes,
  password,
  person,
  startAccounts,
} from './support/accounts.ts';
import type { TestTeam } from './support/api.ts';
import { openInbox, tokenIn } from './support/inbox.ts';

/** Addresses that the mail server does not take mails for, at the moment. */
const down = new Set<string>();
const tried: string[] = [];
const inbox = openInbox(({ to, text }) => {
  tried.push(to);
  if (down.has(to)) throw Object.assign(new Error(`No way to ${to}: ${text}`), { code: 'ECONNREFUSED' });
});
let accounts: AccountServer;
let team: TestTeam;
let help: HelpCenter;

beforeAll(async () => {
  accounts = await startAccounts({ inbox });
  team = await accounts.newTeam();
  help = accounts.helpCenter(team);
});
afterAll(() => accounts.close());

const triesFor = (email: string) => tried.filter((to) => to === email).length;

test('a mail that cannot be sent is tried again, with a token that works', async () => {
  const { email } = address('Ada');
  down.add(email);
  await help.post('/signup', person('Ada'));
  expect((await help.post('/password/forgot', address('Ada'))).data).toEqual({ accepted: true });
  await eventually(() => expect(triesFor(email)).toBe(1));
  await eventually(() =>
    expect(accounts.log).toContain(
      'A mail was not sent; it is tried again: Error: Writing or sending it failed (ECONNREFUSED).',
    ),
  );
  down.delete(email);
  accounts.advance(2 * minutes);
  const token = tokenIn(await inbox.next(email));
  expect((await help.post('/password/reset', { token, password })).status).toBe(200);
  expect(triesFor(email)).toBe(2);
});

test('the log tells neither whom a mail was for nor what was in it', async () => {
  const { email } = address('Grace');
  down.add(email);
  await help.post('/signup', person('Grace'));
  await help.post('/password/forgot', address('Grace'));
  await eventually(() => expect(triesFor(email)).toBe(1));
  const lines = accounts.log.join('\n');
  expect(lines).not.toContain(email);
  expect(lines).not.toContain('Hello');
  down.delete(email);
  accounts.advance(2 * minutes);
  await inbox.next(email);
});

test('a mail that nobody takes is given up after nine attempts', async () => {
  const { email } = address('Hedy');
  down.add(email);
  await help.post('/signup', person('Hedy'));
  const failures = () => accounts.log.filter((line) => line.startsWith('A mail was')).length;
  const before = failures();
  await help.post('/password/forgot', address('Hedy'));
  for (let attempt = 1; attempt <= 9; attempt++) {
    await eventually(() => expect([triesFor(email), failures() - before]).toEqual([attempt, attempt]));
    accounts.advance(days);
  }
  expect(accounts.log.at(-1)).toMatch(/^A mail was given up/);
  down.delete(email);
  accounts.advance(days);
  await help.post('/password/forgot', address('Hedy'));
  await inbox.next(email);
  expect(triesFor(email)).toBe(10);
});

test('a confirmation that comes late is not written any more', async () => {
  await team.post('/customers', { name: 'Joan', email: address('Joan').email });
  const { email } = address('Joan');
  down.add(email);
  await help.post('/signup', person('Joan'));
  await eventually(() => expect(triesFor(email)).toBe(1));
  down.delete(email);
  accounts.advance(25 * hours);
  // Another mail, which comes after it in the queue.
  await help.post('/signup', person('Marker'));
  await help.post('/password/forgot', address('Marker'));
  await inbox.next(address('Marker').email);
  expect(triesFor(email)).toBe(1);
});
