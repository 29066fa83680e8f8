import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import type { Mailer } from './mailer.ts';

/**
 * Writes each mail into a folder, as a file that mail programs open. Nothing leaves this machine. The names sort
 * by time.
 */
export function folderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(mail) {
      const { message } = await transport.sendMail({ from, ...mail });
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${uuidv7()}.eml`), String(message).replaceAll('\r\n', '\n'), {
        flag: 'wx',
        mode: 0o600,
      });
    },
  };
}
