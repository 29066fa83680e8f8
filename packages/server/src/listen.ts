import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { DroppedConnection } from './http/dropped-connection.ts';
import type { Connection } from './http/environment.ts';
import { badRequestResponse, malformedResponse } from './http/malformed.ts';

/** How long a stop still reads what callers have sent before they could know of it. */
const readMilliseconds = 100;
const maxReadMilliseconds = 2000;

/** Turns of the event loop without anything new, after which nothing is left to read. */
const quietTurns = 10;

/** How long a stop waits for running requests before it cuts their connections. */
const graceMilliseconds = 10_000;

export interface Listener {
  port: number;
  /** Stops taking connections, lets running requests finish, and resolves when all are closed. */
  close(): Promise<void>;
}

/**
 * Serves `fetch` over HTTP.
 *
 * @throws Error when the address is taken or may not be used.
 */
export async function listen(
  fetch: (request: Request, connection: Connection) => Promise<Response>,
  address: { host: string; port: number },
): Promise<Listener> {
  // The global Request and Response belong to the program that started the server: not ours to replace.
  const listener = getRequestListener(
    async (request, { incoming: { socket } }) => {
      const cut = () => void socket.destroy();
      return fetch(request, { cut, address: socket.remoteAddress }).catch((error: unknown) => {
        if (error instanceof DroppedConnection) cut();
        throw error;
      });
    },
    {
      overrideGlobalObjects: false,
      errorHandler: (error) => (error instanceof DroppedConnection ? undefined : badRequestResponse()),
    },
  );
  const open = new Map<Duplex, ServerResponse>();
  let stopping = false;
  let arrivals = 0;
  // Node would answer a missing Host by itself, without a body; here it reaches the errorHandler.
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    const { socket } = request;
    arrivals++;
    open.set(socket, response);
    // Connections are kept alive between requests; once the server stops, each response ends its own.
    if (stopping) response.shouldKeepAlive = false;
    response.once('close', () => {
      if (open.get(socket) === response) open.delete(socket);
      if (!server.listening) server.closeIdleConnections();
    });
    void listener(request, response);
  });
  server.on('connection', () => {
    arrivals++;
  });
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    // A response that has begun cannot be followed by another; a lost connection takes none.
    if (!socket.writable || open.get(socket)?.headersSent || error.code === 'ECONNRESET') socket.destroy();
    else socket.end(malformedResponse(error.code));
  });
  const port = await bind(server, address);
  return {
    port,
    async close() {
      stopping = true;
      for (const response of open.values()) response.shouldKeepAlive = false;
      await readArrived(() => arrivals);
      await stop(server);
    },
  };
}

/** Lets the server accept and read what has arrived: closing its port would reset those callers. */
async function readArrived(arrivals: () => number): Promise<void> {
  const latest = performance.now() + maxReadMilliseconds;
  await delay(readMilliseconds);
  // However busy the process is, one connection is accepted in each turn of its event loop.
  let seen = arrivals();
  for (let quiet = 0; quiet < quietTurns && performance.now() < latest; quiet++) {
    await setImmediate();
    if (arrivals() !== seen) quiet = 0;
    seen = arrivals();
  }
}

function bind(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(explain(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function explain(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} on ${host} is taken. Stop the program that uses it, or choose another port (0 takes any free one).`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new Error(`Port ${port} on ${host} needs administrator rights. Choose a port above 1023.`, {
      cause: error,
    });
  }
  return new Error(`Cannot listen on ${host}:${port}: ${error.message}. Check host and port.`, {
    cause: error,
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
