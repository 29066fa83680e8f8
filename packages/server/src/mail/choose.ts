import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { folderMailer } from './folder.ts';
import type { Mailer } from './mailer.ts';
import { smtpMailer } from './smtp.ts';

/** What to set where mails cannot be sent. */
export const mailSettings =
  'CSTAR_SMTP_URL and CSTAR_MAIL_FROM, or CSTAR_MAIL_FOLDER to a folder that mails are written to';

const fromNobody = 'cStar <no-reply@cstar.localhost>';

interface Wanted {
  /** Goes before everything else. */
  mailer?: Mailer | undefined;
  /** A folder, which goes before the environment variables. */
  mailFolder?: string | undefined;
  database: string;
  /** Whether mails go to a folder when nothing else is set up. */
  development: boolean;
}

export interface MailChoice {
  /** Undefined when no mails can be sent. */
  mailer: Mailer | undefined;
  /** Where they are written, if they are. */
  folder: string | undefined;
}

/** @throws Error that names what is missing when SMTP is set up in part only, or is no such URL. */
export function chooseMailer(wanted: Wanted, variables: Record<string, string | undefined>): MailChoice {
  if (wanted.mailer !== undefined) return { mailer: wanted.mailer, folder: undefined };
  const from = variables.CSTAR_MAIL_FROM || undefined;
  const url = variables.CSTAR_SMTP_URL || undefined;
  if (wanted.mailFolder === undefined && url !== undefined) {
    return { mailer: smtpMailer(smtpUrl(url), sender(from)), folder: undefined };
  }
  const folder =
    wanted.mailFolder ??
    (variables.CSTAR_MAIL_FOLDER || (wanted.development ? developmentFolder(wanted.database) : undefined));
  if (folder === undefined) return { mailer: undefined, folder };
  return { mailer: folderMailer(folder, from ?? fromNobody), folder };
}

function smtpUrl(url: string): string {
  // The URL itself is not shown: it holds a password.
  if (/^smtps?:\/\/[^\s/]+/i.test(url)) return url;
  throw new Error('CSTAR_SMTP_URL must be an address such as smtp://user:password@mail.example.com:587.');
}

function sender(from: string | undefined): string {
  if (from !== undefined) return from;
  throw new Error(
    'CSTAR_SMTP_URL is set and CSTAR_MAIL_FROM is not. Set it to the sender of mails: Acme <help@acme.example>.',
  );
}

/** Beside the folder of the database; where that is elsewhere, a folder of this run, made with the first mail. */
const developmentFolder = (database: string): string =>
  database === 'memory' || /^[a-z][a-z0-9+.-]+:\/\//i.test(database)
    ? join(tmpdir(), `cstar-mail-${randomUUID()}`)
    : join(dirname(resolve(database)), '.cstar', 'mail');
