import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chooseMailer } from '../src/mail/choose.ts';
import { folderMailer } from '../src/mail/folder.ts';
import { confirmLetter, existsLetter, resetLetter } from '../src/mail/letters.ts';
import { smtpMailer } from '../src/mail/smtp.ts';
import { openSmtpServer } from './support/smtp.ts';

const mail = {
  to: 'ada@example.com',
  subject: 'Confirm your address at Café',
  text: `Hello Ada,\n\nhttps://help.example.com/confirm?token=${'t'.repeat(43)}\n`,
};

const ownFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cstar-mail-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** What a mail program makes of the text of a mail. */
const decoded = (message: string) =>
  Buffer.from(
    message
      .slice(message.indexOf('\n\n') + 2)
      .replaceAll(/=\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

test('each mail is a file of the folder, in order, which only its owner reads', async () => {
  const folder = join(await ownFolder(), 'made', 'when needed');
  const mailer = folderMailer(folder, 'Acme <help@acme.example>');
  await mailer.send(mail);
  await mailer.send({ ...mail, to: 'grace@example.com' });
  const names = (await readdir(folder)).sort();
  expect(names).toEqual([expect.stringMatching(/\.eml$/), expect.stringMatching(/\.eml$/)]);
  const [first, second] = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  expect(first).toContain('From: Acme <help@acme.example>\nTo: ada@example.com\n');
  expect(first).toContain('Subject: =?UTF-8?Q?Confirm_your_address_at_Caf=C3=A9?=');
  expect(decoded(first ?? '')).toBe(mail.text);
  expect(second).toContain('To: grace@example.com');
  expect((await stat(join(folder, names[0] ?? ''))).mode & 0o077).toBe(0);
});

test('a mail goes to an SMTP server, from the sender and to nobody else', async () => {
  const smtp = await openSmtpServer();
  onTestFinished(smtp.close);
  await smtpMailer(smtp.url, 'Acme <help@acme.example>').send(mail);
  const [received] = smtp.received;
  expect(received).toMatchObject({ from: 'help@acme.example', to: ['ada@example.com'] });
  expect(decoded(received?.message ?? '')).toBe(mail.text);
});

test('a mail that the SMTP server refuses is an error', async () => {
  const smtp = await openSmtpServer({ refuse: true });
  onTestFinished(smtp.close);
  await expect(smtpMailer(smtp.url, 'help@acme.example').send(mail)).rejects.toMatchObject({
    code: 'EENVELOPE',
  });
});

test('an address cannot bring headers or further receivers along', async () => {
  const folder = await ownFolder();
  const to = 'ada@example.com\r\nBcc: eve@example.com';
  await folderMailer(folder, 'help@acme.example').send({ ...mail, to, subject: 'a\r\nBcc: eve@example.com' });
  const [name = ''] = await readdir(folder);
  expect(await readFile(join(folder, name), 'utf8')).not.toMatch(/^Bcc:/im);
});

const smtpUrl = 'smtp://mail.example.com:587';
const from = 'Acme <help@acme.example>';

test.each([
  ['nothing is set up', {}, {}, false, undefined],
  ['SMTP', {}, { CSTAR_SMTP_URL: smtpUrl, CSTAR_MAIL_FROM: from }, true, undefined],
  ['a folder by its variable', {}, { CSTAR_MAIL_FOLDER: '/a/folder' }, true, '/a/folder'],
  ['a folder by the option', { mailFolder: '/b' }, { CSTAR_MAIL_FOLDER: '/a' }, true, '/b'],
  [
    'the option goes before SMTP',
    { mailFolder: '/b' },
    { CSTAR_SMTP_URL: smtpUrl, CSTAR_MAIL_FROM: from },
    true,
    '/b',
  ],
  [
    'SMTP goes before the folder of a variable',
    {},
    { CSTAR_SMTP_URL: smtpUrl, CSTAR_MAIL_FROM: from, CSTAR_MAIL_FOLDER: '/a' },
    true,
    undefined,
  ],
  ['empty variables are none', {}, { CSTAR_SMTP_URL: '', CSTAR_MAIL_FOLDER: '' }, false, undefined],
  [
    'development, beside the folder of the database',
    { development: true, database: '/data/cstar' },
    {},
    true,
    '/data/.cstar/mail',
  ],
])('mails: %s', (_, wanted, variables, sends, folder) => {
  const choice = chooseMailer({ database: 'memory', development: false, ...wanted }, variables);
  expect([choice.mailer !== undefined, choice.folder]).toEqual([sends, folder]);
});

test.each([['memory'], ['postgres://localhost/cstar']])(
  'in development with the database %s, mails go to a temporary folder',
  (database) => {
    const { folder } = chooseMailer({ database, development: true }, {});
    expect(folder?.startsWith(join(tmpdir(), 'cstar-mail-'))).toBe(true);
  },
);

test('a mailer of the caller goes before all', () => {
  const mailer = { send: () => Promise.resolve() };
  const wanted = { mailer, mailFolder: '/b', database: 'memory', development: true };
  expect(chooseMailer(wanted, { CSTAR_SMTP_URL: 'nonsense' })).toEqual({ mailer, folder: undefined });
});

test.each([
  ['without a sender', { CSTAR_SMTP_URL: smtpUrl }, 'CSTAR_MAIL_FROM'],
  [
    'without a protocol',
    { CSTAR_SMTP_URL: 'secret@mail.example.com', CSTAR_MAIL_FROM: from },
    'CSTAR_SMTP_URL must',
  ],
])('SMTP %s is an error that names what to set', (_, variables, message) => {
  const choose = () => chooseMailer({ database: 'memory', development: false }, variables);
  expect(choose).toThrow(message);
  expect(choose).not.toThrow('secret@');
});

const facts = { teamName: 'Acme', email: 'ada@example.com', pageUrl: null };

test('letters are addressed, signed by the team, and bring their token', () => {
  const paged = { ...facts, pageUrl: 'https://help.example.com/in?from=mail#top' };
  expect(confirmLetter(paged, 'tok', true).text).toContain(
    '\nhttps://help.example.com/in?from=mail&token=tok#top\n',
  );
  for (const letter of [
    confirmLetter(facts, 'tok', true),
    confirmLetter(facts, 'tok', false),
    resetLetter(facts, 'tok'),
    existsLetter(facts, 'tok'),
  ]) {
    expect(letter.to).toBe('ada@example.com');
    expect(letter.text).toMatch(/^Hello,\n\n[\s\S]+\n\nAcme\n$/);
    expect(letter.text).toContain('\n\ntok\n\n');
  }
  expect(confirmLetter(facts, 'tok', true).text).not.toContain('choose a password');
  expect(confirmLetter(facts, 'tok', false).text).toContain('choose a password');
});
