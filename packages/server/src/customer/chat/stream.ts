import { formatId } from '@cstar.help/contract';
import type { Database } from '../../db/database.ts';
import { inTenant, type Tenant } from '../../db/tenant.ts';
import { heartbeatFrame, namedFrame } from '../../events/frames.ts';
import type { Hub, Listening } from '../../events/hub.ts';
import { createOutlet } from '../../events/outlet.ts';
import type { Typing, TypingSignal } from '../../events/typing.ts';
import type { Logger } from '../../logger.ts';
import type { Services } from '../../services.ts';
import type { Caller } from '../facts.ts';
import { type Change, changeOf } from './changes.ts';
import { requireAllOwn } from './own-tickets.ts';
import { type Linker, presentFollowing, presentTicket } from './present.ts';
import { readChanges, type Told } from './told.ts';

interface ChatStreamOptions {
  db: Database;
  hub: Hub;
  typing: Typing;
  logger: Logger;
  clock: () => number;
  services: Services;
  origin: string;
  partition: Tenant;
  caller: Caller;
  /** Where it is read. */
  address: string;
  ticketIds: readonly string[];
  /** A reader for whom more bytes than this wait is cut. */
  maxBuffer: number;
  /** Breaks the connection of the reader. */
  cut?: (() => void) | undefined;
}

/** Changes that may wait to be read from the database. */
const maxWaiting = 5_000;

/**
 * Opens the stream of some tickets of one caller. All that commits after `ready` is told, and perhaps something of what
 * committed a moment before: whoever lists the messages after `ready` has everything, and tells doubles by their IDs.
 *
 * @throws ApiError when a ticket is not the caller's, the server stops, or there are too many streams.
 */
export async function openChatStream(options: ChatStreamOptions): Promise<ReadableStream<Uint8Array>> {
  const { db, hub, logger, partition, caller, clock, services, origin, maxBuffer } = options;
  const open = new Set(options.ticketIds);
  const outlet = createOutlet({ onEnd: () => leave(), cut: options.cut });
  /** What waits to be told; one after the other, so that their order stays. */
  let waiting: Change[] = [];
  let working: Promise<void> | undefined;
  let isReady = false;

  const show = (name: string, data: object) => {
    if (outlet.buffered > maxBuffer) outlet.cut();
    else outlet.write(namedFrame(name, data));
  };
  const showTold = (told: Told, linker: Linker) => {
    if (told.type === 'message') return show('message', presentFollowing(told.message, linker));
    if (told.type === 'ticket') return show('ticket', presentTicket(told.ticket, linker));
    if (open.delete(told.ticketId)) show('closed', { ticket_id: formatId('ticket', told.ticketId) });
  };
  const tellWaiting = async () => {
    while (waiting.length > 0 && !outlet.ended) {
      const changes = waiting.filter(({ ticketId }) => open.has(ticketId));
      waiting = [];
      if (changes.length === 0) continue;
      const linker = { services, origin, now: new Date(clock()) };
      const { told, isOver } = await readChanges(db, partition, caller, changes, linker.now);
      for (const each of told) showTold(each, linker);
      // Now, and not with the next beat: what comes after is for nobody here.
      if (isOver) outlet.end();
    }
  };
  const work = () => {
    if (!isReady || working !== undefined) return;
    working = tellWaiting()
      .catch((error: unknown) => {
        logger.error('A stream of a chat broke off', error);
        outlet.cut();
      })
      .finally(() => {
        working = undefined;
      });
  };
  const listening: Listening = {
    partition,
    holder: {
      type: 'session',
      id: caller.sessionId,
      visitorFrom: caller.type === 'visitor' ? options.address : null,
    },
    take({ events }) {
      for (const event of events) {
        const change = changeOf(event);
        if (change !== null && open.has(change.ticketId)) waiting.push(change);
      }
      if (waiting.length > maxWaiting) outlet.cut();
      else if (waiting.length > 0) work();
    },
    beat() {
      // While something waits for the reader, that is the sign of life.
      if (isReady && outlet.buffered === 0) outlet.write(heartbeatFrame);
    },
    async end() {
      // Who does not read holds a stop up no longer than who does.
      if (outlet.buffered > maxBuffer / 2) outlet.cut();
      else outlet.end();
      await working;
    },
    cut: outlet.cut,
  };
  const hear = ({ ticketId, sessionId, sender, senderName, isTyping }: TypingSignal) => {
    if (!isReady || sessionId === caller.sessionId || !open.has(ticketId)) return;
    show('typing', {
      ticket_id: formatId('ticket', ticketId),
      sender,
      sender_name: senderName,
      is_typing: isTyping,
    });
  };
  const unfollow = options.ticketIds.map((ticketId) =>
    options.typing.follow({ ...partition, ticketId }, hear),
  );
  const leave = () => {
    hub.leave(listening);
    for (const stop of unfollow) stop();
  };

  try {
    await hub.enter(listening);
    // Before the look at whose tickets they are: a change after that look is then in what was told.
    hub.follow(listening);
    await inTenant(db, partition, 'read', (tx) => requireAllOwn(tx, caller, options.ticketIds));
    outlet.write(namedFrame('ready', {}));
    isReady = true;
    work();
    return outlet.body;
  } catch (error) {
    leave();
    throw error;
  }
}
