import type { Mail, Mailer } from '../../src/mail/mailer.ts';

/** A mailer that keeps what it is given. */
export interface Inbox extends Mailer {
  mails: Mail[];
  /** The next mail to an address that was not read yet. Resolves when it has come. */
  next(email: string): Promise<Mail>;
}

export function openInbox(before: (mail: Mail) => void = () => undefined): Inbox {
  const mails: Mail[] = [];
  const unread: Mail[] = [];
  const readers: { email: string; read(mail: Mail): void }[] = [];
  const handOut = () => {
    for (const reader of [...readers]) {
      const at = unread.findIndex(({ to }) => to === reader.email);
      const mail = unread[at];
      if (mail === undefined) continue;
      unread.splice(at, 1);
      readers.splice(readers.indexOf(reader), 1);
      reader.read(mail);
    }
  };
  return {
    mails,
    async send(mail) {
      before(mail);
      mails.push(mail);
      unread.push(mail);
      handOut();
    },
    next: (email) =>
      new Promise((read) => {
        readers.push({ email, read });
        handOut();
      }),
  };
}

/** The token that a mail brings: in its link, or by itself. */
export function tokenIn({ text }: Pick<Mail, 'text'>): string {
  const token = /(?:token=|^)([\w-]{43})$/m.exec(text)?.[1];
  if (token === undefined) throw new Error(`No token in: ${text}`);
  return token;
}
