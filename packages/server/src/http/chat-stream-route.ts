import { chatStreams } from '@cstar.help/contract';
import type { Context, Handler } from 'hono';
import { openChatStream } from '../customer/chat/stream.ts';
import { factsOf, requireCaller } from '../customer/require.ts';
import type { Database } from '../db/database.ts';
import type { Hub } from '../events/hub.ts';
import type { Logger } from '../logger.ts';
import type { Services } from '../services.ts';
import type { ServerEnvironment } from './environment.ts';
import { readQuery } from './read-input.ts';
import { streamHeaders } from './stream-route.ts';
import { validate } from './validation.ts';

interface ChatStreamDependencies {
  db: Database;
  hub: Hub;
  logger: Logger;
  services: Services;
  clock: () => number;
  /** A reader for whom more bytes than this wait is cut. */
  maxBuffer: number;
}

const { 'chat.ticket.stream': one, 'chat.stream': several } = chatStreams;
const noQuery = one.query.strict();
const severalTickets = several.query.strict();

/** The streams of chats: that of one ticket, and that of several. */
export function streamsOfChats(dependencies: ChatStreamDependencies): {
  ticket: Handler<ServerEnvironment>;
  tickets: Handler<ServerEnvironment>;
} {
  const follow = async (c: Context<ServerEnvironment>, ticketIds: readonly string[]) => {
    // Nobody reads the body of such an answer, nor ends it.
    if (c.req.method === 'HEAD') return c.body(null, 200, streamHeaders);
    const { teamId, environment } = c.var.principal;
    const body = await openChatStream({
      ...dependencies,
      typing: dependencies.services.typing,
      partition: { teamId, environment },
      caller: requireCaller(c.var),
      address: factsOf(c.var).address,
      ticketIds: [...new Set(ticketIds)],
      origin: new URL(c.req.url).origin,
      cut: c.env.connection?.cut,
    });
    return c.body(body, 200, streamHeaders);
  };
  return {
    ticket: (c) => {
      validate(noQuery, readQuery(c.req.url), 'query');
      return follow(c, [validate(one.params, c.req.param(), 'path').ticketId]);
    },
    tickets: (c) => follow(c, validate(severalTickets, readQuery(c.req.url), 'query').tickets),
  };
}
