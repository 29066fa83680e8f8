import { setTimeout as delay } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import type { Logger } from '../logger.ts';

const reconnectMs = 1_000;

interface ListenOptions {
  /** Called for each notification with what it says, and with nothing when some may have been missed. */
  onNotification(payload?: string): void;
  logger: Logger;
}

/** Listens to a channel of Postgres, on a connection of its own that is opened again when it is lost. */
export function listenTo(
  { options }: Pool,
  channel: string,
  { onNotification, logger }: ListenOptions,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const { signal } = closing;

  const listenOnce = async () => {
    const client = new Client({ ...options, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client.on('error', (error) => {
        logger.error('The connection that tells of new events was lost; it is opened again', error);
        resolve();
      });
      client.on('end', resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on('notification', ({ payload }) => onNotification(payload));
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      // What happened while nobody listened has told nobody.
      onNotification();
      await lost;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const run = async () => {
    while (!signal.aborted) {
      await listenOnce().catch((error: unknown) =>
        logger.error('Listening to new events failed; it is tried again', error),
      );
      await delay(reconnectMs, undefined, { ref: false, signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}
