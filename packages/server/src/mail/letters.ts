import type { Mail } from './mailer.ts';

/** What a letter tells, besides its token. */
export interface LetterFacts {
  teamName: string;
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

// Nobody is called by name: somebody else may have typed it, to say something in the name of the team.
const letter = ({ teamName, email }: LetterFacts, subject: string, parts: string[]): Mail => ({
  to: email,
  subject,
  text: `${['Hello,', ...parts, teamName].join('\n\n')}\n`,
});

/** @param hasPassword whether one was chosen that takes effect; otherwise the page asks for it */
export const confirmLetter = (facts: LetterFacts, token: string, hasPassword: boolean): Mail =>
  letter(facts, `Confirm your address at ${facts.teamName}`, [
    `somebody wants an account at ${facts.teamName} with this address. If it was you, confirm it.`,
    wayIn(facts, token, hasPassword ? 'confirm your address' : 'confirm your address and choose a password'),
    'It works once, within 24 hours. If it was not you, do nothing: without it, the account is not used.',
  ]);

/** @param token sets a new password */
export const existsLetter = (facts: LetterFacts, token: string): Mail =>
  letter(facts, `Your account at ${facts.teamName}`, [
    `somebody wanted to make an account at ${facts.teamName} with this address. There is one already, and its password was not changed.`,
    'If it was you, log in with your password.',
    wayIn(facts, token, 'choose a new password if you do not know it, or never chose one'),
    'It works once, within an hour. If it was not you, do nothing.',
  ]);

export const resetLetter = (facts: LetterFacts, token: string): Mail =>
  letter(facts, `A new password at ${facts.teamName}`, [
    `somebody asked for a new password for your account at ${facts.teamName}.`,
    wayIn(facts, token, 'choose a new password'),
    'It works once, within an hour. If it was not you, do nothing: your password stays as it is.',
  ]);
