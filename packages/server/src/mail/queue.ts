import { z } from 'zod';
import type { Context } from '../context.ts';
import { bossOn, doorOf, mailQueue } from '../db/jobs.ts';
import { environments } from '../db/schema/columns.ts';
import { asOwner } from '../db/tenant.ts';

/**
 * A letter to write. It holds no secret, since it rests in the database: the token that a letter brings is made when
 * the letter is.
 */
const Letter = z.discriminatedUnion('kind', [
  /** `request`: the row of `mail_tokens` that tells whose address it is and which password waits for it. */
  z.object({ kind: z.literal('confirm'), request: z.string() }),
  z.object({ kind: z.literal('exists'), email: z.string() }),
  /** To an address that may have no account: then nothing is written. */
  z.object({ kind: z.literal('reset'), email: z.string() }),
]);

const MailJob = z.object({ teamId: z.uuid(), environment: z.enum(environments), letter: Letter });

export type Letter = z.output<typeof Letter>;
export type MailJob = z.output<typeof MailJob>;

/** In the past of any clock: due at once. */
const atOnce = '1970-01-01T00:00:00Z';

/** Puts a letter on its way, in the transaction that is the reason for it. Wake the postman after the commit. */
export async function queueLetter({ tx, principal }: Context, letter: Letter): Promise<void> {
  const { teamId, environment } = principal;
  const data: MailJob = { teamId, environment, letter };
  await asOwner(tx, principal, () =>
    bossOn(doorOf(tx)).insert([{ name: mailQueue, data, startAfter: atOnce }]),
  );
}

export interface TakenMail {
  id: string;
  /** Undefined when it is not of this version, which no attempt changes. */
  job: MailJob | undefined;
  isLastAttempt: boolean;
}

/** Takes what is due. No other process gets it, until it expires. */
export async function takeMails(boss: ReturnType<typeof bossOn>, limit: number): Promise<TakenMail[]> {
  const taken = await boss.fetch(mailQueue, { batchSize: limit, includeMetadata: true });
  return taken.map(({ id, data, retryCount, retryLimit }) => ({
    id,
    job: MailJob.safeParse(data).data,
    isLastAttempt: retryCount >= retryLimit,
  }));
}
