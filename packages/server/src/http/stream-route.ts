import { streams } from '@cstar.help/contract';
import type { Handler } from 'hono';
import type { Database } from '../db/database.ts';
import type { Hub } from '../events/hub.ts';
import { openStream } from '../events/stream.ts';
import { viewOf } from '../events/view.ts';
import type { Logger } from '../logger.ts';
import type { ServerEnvironment } from './environment.ts';
import { readQuery } from './read-input.ts';
import { validate } from './validation.ts';

const listen = streams['webhooks.listen'];
const query = listen.query.strict();

export const listenEndpoint = { method: listen.method, scope: listen.scope, path: listen.path };

/** Of every answer that goes on. */
export const streamHeaders = {
  'content-type': 'text/event-stream',
  // No proxy may keep, compress or gather what has to arrive at once.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

interface StreamDependencies {
  db: Database;
  hub: Hub;
  logger: Logger;
  /** A reader for whom more bytes than this wait is cut. */
  maxBuffer: number;
}

/** The stream of what happens in the team of a key. */
export const streamOfEvents =
  (dependencies: StreamDependencies): Handler<ServerEnvironment> =>
  async (c) => {
    const { types } = validate(query, readQuery(c.req.url), 'query');
    // Nobody reads the body of such an answer, nor ends it.
    if (c.req.method === 'HEAD') return c.body(null, 200, streamHeaders);
    const { principal, now } = c.var;
    const body = await openStream({
      ...dependencies,
      partition: principal,
      keyId: principal.keyId,
      keyType: principal.keyType,
      view: viewOf(principal.keyType, types),
      // Empty it is none, as browsers have it.
      lastEventId: c.req.header('last-event-id')?.trim() || undefined,
      now,
      cut: c.env.connection?.cut,
    });
    return c.body(body, 200, streamHeaders);
  };
