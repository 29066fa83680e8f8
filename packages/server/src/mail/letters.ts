import type { Mail } from './mailer.ts';

/** What a letter tells, besides its token. */
export interface LetterFacts {
  teamName: string;
  name: string;
  email: string;
  /** The page that takes the token; null: the letter shows the token itself. */
  pageUrl: string | null;
}

const withToken = (pageUrl: string, token: string): string => {
  const url = new URL(pageUrl);
  url.searchParams.set('token', token);
  return url.href;
};

const wayIn = ({ pageUrl }: LetterFacts, token: string, what: string): string =>
  pageUrl === null
    ? `Paste this code where you were asked for it, to ${what}:\n\n${token}`
    : `Open this page to ${what}:\n\n${withToken(pageUrl, token)}`;

const letter = ({ teamName, name, email }: LetterFacts, subject: string, parts: string[]): Mail => ({
  to: email,
  subject,
  text: `${[`Hello ${name},`, ...parts, teamName].join('\n\n')}\n`,
});

export const confirmLetter = (facts: LetterFacts, token: string): Mail =>
  letter(facts, `Confirm your address at ${facts.teamName}`, [
    `somebody made an account at ${facts.teamName} with this address. If it was you, confirm it.`,
    wayIn(facts, token, 'confirm your address'),
    'It works once, within 24 hours. If it was not you, do nothing: without it, the password that was chosen has no effect.',
  ]);

export const existsLetter = (facts: LetterFacts): Mail =>
  letter(facts, `Your account at ${facts.teamName}`, [
    `somebody wanted to make an account at ${facts.teamName} with this address. There is one already, and it was not changed.`,
    'If it was you, log in with your password. If you do not know it any more, ask for a new one where you log in. If it was not you, do nothing.',
  ]);

export const resetLetter = (facts: LetterFacts, token: string): Mail =>
  letter(facts, `A new password at ${facts.teamName}`, [
    `somebody asked for a new password for your account at ${facts.teamName}.`,
    wayIn(facts, token, 'choose a new password'),
    'It works once, within an hour. If it was not you, do nothing: your password stays as it is.',
  ]);
