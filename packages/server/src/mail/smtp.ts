import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';

/** A server that does not answer for so long, in milliseconds, is given up until the next attempt. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/**
 * Sends through an SMTP server.
 *
 * @param url `smtp://user:password@host:587`, or `smtps://…` for TLS from the first byte
 * @param from the sender of all mails: `Acme <help@acme.example>`
 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, ...patience }, { from });
  return {
    async send(mail) {
      await transport.sendMail(mail);
    },
  };
}
