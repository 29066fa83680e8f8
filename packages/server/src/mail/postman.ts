import type { OpenDatabase } from '../db/database.ts';
import { bossOn, doorOf, mailQueue } from '../db/jobs.ts';
import { coalesced } from '../events/coalesced.ts';
import { onClock } from '../events/dispatch/queue-clock.ts';
import type { Logger } from '../logger.ts';
import type { Mailer } from './mailer.ts';
import { type TakenMail, takeMails } from './queue.ts';
import { writeLetter } from './write-letter.ts';

const pollMs = 5_000;
/** A clock that is not the real one may jump at any time: no timer tells when something is due by it. */
const pollOfOtherClocksMs = 100;
/** Mails under way at the same time. */
const batch = 10;
/** Below what makes a job expire, after which another process would send the mail too. */
const sendingMs = 45_000;
const graceMs = 3_000;

/** Writes the letters of the queue and sends them. Several processes share one queue. */
export interface Postman {
  /** To be called when there is a letter, after the commit that made it so. Never throws, and never waits. */
  wake(): void;
  /** Takes nothing more, gives what is under way 3 seconds to end, and leaves the rest to others. */
  close(): Promise<void>;
}

export interface PostmanOptions {
  database: Pick<OpenDatabase, 'db' | 'script'>;
  mailer: Mailer;
  /** Milliseconds since 1970. */
  clock: () => number;
  logger: Logger;
}

export function createPostman({ database, mailer, clock, logger }: PostmanOptions): Postman {
  const { db, script } = database;
  const boss = bossOn(onClock(clock, doorOf(db, script)));
  const stopping = new AbortController();

  const send = async (taken: TakenMail): Promise<void> => {
    const mail = taken.job && (await writeLetter(db, taken.job, new Date(clock())));
    if (mail === undefined) return;
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(sendingMs)]);
    await orAborted(mailer.send(mail, signal), signal);
  };
  const handle = async (taken: TakenMail): Promise<void> => {
    try {
      await send(taken);
      await boss.deleteJob(mailQueue, taken.id);
    } catch (error) {
      // The database may be closed by then: the mail stays taken, and is taken up again when it expires.
      if (stopping.signal.aborted) return;
      if (taken.isLastAttempt) await boss.deleteJob(mailQueue, taken.id);
      else await boss.fail(mailQueue, taken.id);
      const what = taken.isLastAttempt ? 'A mail was given up' : 'A mail was not sent; it is tried again';
      logger.error(what, reasonOf(error));
    }
  };
  const { wake, close } = coalesced({
    async turn() {
      if (stopping.signal.aborted) return false;
      const taken = await takeMails(boss, batch);
      await Promise.all(taken.map(handle));
      return taken.length === batch;
    },
    failure: 'Taking mails from their queue failed',
    logger,
  });

  const poll = setInterval(wake, clock === Date.now ? pollMs : pollOfOtherClocksMs);
  poll.unref();
  wake();
  return {
    wake,
    async close() {
      clearInterval(poll);
      const end = setTimeout(() => stopping.abort(new Error('The server stops.')), graceMs);
      await close();
      clearTimeout(end);
    },
  };
}

/** Why a mail was not sent, as a log may hold it: what a mail server says may quote the address or the mail. */
function reasonOf(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return new Error(`Writing or sending it failed${code === undefined ? '' : ` (${code})`}.`);
}

function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
