import { vi } from 'vitest';
import { type RunningServer, start } from '../../src/main.ts';
import { newTeam, type Reply, type SendOptions, send, type TestTeam } from './api.ts';
import { ownDatabaseUrl } from './database.ts';
import { type Inbox, openInbox } from './inbox.ts';

type Environment = 'live' | 'test';

/** The account routes of one environment of a team. */
export interface HelpCenter {
  post(path: string, body?: unknown, more?: SendOptions): Promise<Reply>;
  me(accessToken: unknown): Promise<Reply>;
  /** Where a route is, from the root of the server. */
  path(route: string): string;
}

export interface AccountServer {
  server: RunningServer;
  inbox: Inbox;
  /** What the server logged, as one text per line. */
  log: string[];
  newTeam(): Promise<TestTeam>;
  helpCenter(team: TestTeam, environment?: Environment): HelpCenter;
  /** What the clock of the server shows, in milliseconds since 1970. */
  now(): number;
  /** Moves it. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

export const seconds = 1_000;
export const minutes = 60 * seconds;
export const hours = 60 * minutes;
export const days = 24 * hours;

/** A server whose clock stands where it is put, and whose mails can be read. */
export async function startAccounts(options: { inbox?: Inbox } = {}): Promise<AccountServer> {
  const { inbox = openInbox() } = options;
  const database = await ownDatabaseUrl();
  const log: string[] = [];
  let moment = Date.parse('2026-04-06T12:00:00.000Z');
  const server = await start({
    port: 0,
    database: database.url,
    storage: 'memory',
    development: true,
    clock: () => moment,
    logger: {
      info: (message) => log.push(message),
      error: (message, cause) => log.push(`${message}: ${String(cause)}`),
    },
    mailer: inbox,
  });
  return {
    server,
    inbox,
    log,
    newTeam: () => newTeam({}, server.url),
    helpCenter(team, environment = 'test') {
      const base = `/api/auth/${team.teamSlug}${environment === 'test' ? ':test' : ''}`;
      return {
        post: (path, body, more) => send('POST', base + path, body, { server: server.url, ...more }),
        path: (route) => base + route,
        me: (token) => send('GET', `${base}/me`, undefined, { server: server.url, key: String(token) }),
      };
    },
    now: () => moment,
    advance(milliseconds) {
      moment += milliseconds;
    },
    async close() {
      await server.close();
      await database.drop();
    },
  };
}

export const password = 'correct horse battery';

/** What a sign-up takes, for an address that no other test has. */
export const person = (name: string) => ({
  email: `${name.toLowerCase()}@example.com`,
  password,
  name,
});

/** What a log-in takes. */
export const credentials = (name: string, chosen = password) => ({ ...address(name), password: chosen });

export const address = (name: string) => ({ email: `${name.toLowerCase()}@example.com` });

/** Waits until something that the server does on its own holds. */
export const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });
