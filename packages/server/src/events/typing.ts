import type { Pool } from 'pg';
import { z } from 'zod';
import { environments } from '../db/schema/columns.ts';
import type { Logger } from '../logger.ts';
import { listenTo } from './listener.ts';

// That somebody types is not stored: whoever does not hear it now need not hear it later.

const TypingSignal = z.object({
  teamId: z.string(),
  environment: z.enum(environments),
  ticketId: z.string(),
  /** The session of the customer who types; null for an agent. */
  sessionId: z.string().nullable(),
  sender: z.enum(['agent', 'customer']),
  senderName: z.string().nullable(),
  isTyping: z.boolean(),
});
export type TypingSignal = z.output<typeof TypingSignal>;

type Place = Pick<TypingSignal, 'teamId' | 'environment' | 'ticketId'>;
type Hear = (signal: TypingSignal) => void;

/** Who types where, on all servers of one database. */
export interface Typing {
  /** Tells it to all who follow the ticket. What was told a moment ago is not told again. */
  tell(signal: TypingSignal): Promise<void>;
  /** Hears of a ticket; the result ends that. */
  follow(place: Place, hear: Hear): () => void;
  close(): Promise<void>;
}

interface TypingOptions {
  /** Present on a real Postgres, through which servers tell each other. */
  pool?: Pool | undefined;
  clock: () => number;
  logger: Logger;
}

const channel = 'cstar_typing';

/** Within this, the same signal again says nothing new. */
const quietMs = 1_000;

/** Signals that are remembered for that. */
const remembered = 1_000;

export function createTyping({ pool, clock, logger }: TypingOptions): Typing {
  const followers = new Map<string, Set<Hear>>();
  const isNews = createNovelty(clock);
  let notifications: { close(): Promise<void> } | undefined;

  const hand = (signal: TypingSignal) => {
    for (const hear of followers.get(keyOf(signal)) ?? []) hear(signal);
  };
  const read = (payload: string | undefined) => {
    if (payload === undefined) return;
    try {
      hand(TypingSignal.parse(JSON.parse(payload)));
    } catch (error) {
      logger.error('A sign of typing could not be read', error);
    }
  };
  return {
    async tell(signal) {
      if (!isNews(signal)) return;
      if (pool === undefined) hand(signal);
      else await pool.query('select pg_notify($1, $2)', [channel, JSON.stringify(signal)]);
    },
    follow(place, hear) {
      // Only now, and then until the end: a server without chats needs no connection for them.
      if (pool !== undefined) notifications ??= listenTo(pool, channel, { onNotification: read, logger });
      const key = keyOf(place);
      const others = followers.get(key) ?? new Set();
      followers.set(key, others.add(hear));
      return () => {
        others.delete(hear);
        if (others.size === 0 && followers.get(key) === others) followers.delete(key);
      };
    },
    async close() {
      await notifications?.close();
    },
  };
}

const keyOf = ({ teamId, environment, ticketId }: Place): string => `${teamId} ${environment} ${ticketId}`;

function createNovelty(clock: () => number) {
  const last = new Map<string, { at: number; isTyping: boolean }>();
  return (signal: TypingSignal): boolean => {
    const key = `${keyOf(signal)} ${signal.sessionId} ${signal.senderName}`;
    const before = last.get(key);
    const at = clock();
    if (before?.isTyping === signal.isTyping && at - before.at < quietMs) return false;
    // At the end of the map again, so that its beginning is always the oldest.
    last.delete(key);
    last.set(key, { at, isTyping: signal.isTyping });
    const [oldest] = last.keys();
    if (last.size > remembered && oldest !== undefined) last.delete(oldest);
    return true;
  };
}
