import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

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
  fetch: (request: Request) => Promise<Response>,
  address: { host: string; port: number },
): Promise<Listener> {
  // The global Request and Response belong to the program that started the server: not ours to replace.
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => {
    // Connections are kept alive between requests; once the server stops, the last response ends them.
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    void listener(request, response);
  });
  const port = await bind(server, address);
  return { port, close: () => stop(server) };
}

function bind(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)));
    server.listen(port, host, () => {
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
