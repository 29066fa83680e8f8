import { createHmac } from 'node:crypto';
import type { Received } from './receiver.ts';

/** Which of these secrets a delivery is signed with, in the order of its header; made without the server's code. */
export function signedWith({ headers, body }: Received, secrets: readonly unknown[]): unknown[] {
  const [time, ...signatures] = String(headers['x-signature']).split(',');
  const seconds = time?.replace('t=', '');
  return signatures.map((signature) =>
    secrets.find(
      (secret) =>
        signature === `v1=${createHmac('sha256', String(secret)).update(`${seconds}.${body}`).digest('hex')}`,
    ),
  );
}
