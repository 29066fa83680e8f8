import { createApp } from './app.ts';
import { accessTokenSecretOf } from './customer/tokens.ts';
import { openDatabase } from './db/connect.ts';
import type { OpenDatabase } from './db/database.ts';
import { createDispatcher } from './events/dispatch/dispatcher.ts';
import { createLiveEvents } from './events/live.ts';
import { createTyping } from './events/typing.ts';
import { createHousekeeping } from './housekeeping.ts';
import type { Connection } from './http/environment.ts';
import { rateLimitWindow } from './http/rate-limit.ts';
import { validate } from './http/validation.ts';
import { listen } from './listen.ts';
import { createPostman } from './mail/postman.ts';
import { type StartOptions, settingsOf } from './options.ts';
import { countInMemory, countInPostgres } from './rate-counter.ts';
import { signingSecretOf } from './resources/attachments/signing-secret.ts';
import { chooseStorage } from './resources/attachments/storage/choose.ts';
import { createServices } from './services.ts';
import { type CreatedTeam, CreateTeamOptions, createTeam, openTeam } from './teams/create.ts';

export interface NewTeam {
  /** Default `Test team`. */
  name?: string;
  /** Lower-case letters and digits, parted by dashes. Default: made from the name, and unique. */
  slug?: string;
  /** Requests per hour and key of this team. Default: the server's. */
  rateLimits?: { secret?: number; publishable?: number };
  /** Fills both environments with a believable help desk. Default false. */
  demoData?: boolean;
  /** People beside the owner, each with keys that act as them. Default: none; `role` defaults to `agent`. */
  members?: {
    name: string;
    email?: string;
    role?: 'admin' | 'manager' | 'librarian' | 'agent' | 'spectator';
  }[];
}

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:3000`. */
  url: string;
  port: number;
  /** Where mails are written, if they are not sent. */
  mailFolder: string | undefined;
  /** Lets running requests finish, then stops everything. Calling it again waits for the same stop. */
  close(): Promise<void>;
  /**
   * Makes a team with one key of each kind. The keys are shown this once.
   *
   * @throws Error when the slug is taken or a field is not valid.
   */
  createTeam(team?: NewTeam): Promise<CreatedTeam>;
  /** As `createTeam`, but a team whose slug exists is kept and gets fresh keys. */
  openTeam(team: NewTeam & { slug: string }): Promise<Omit<CreatedTeam, 'members'>>;
  /** Answers a request without the network. */
  fetch(request: Request): Promise<Response>;
}

/**
 * Starts the cStar API.
 *
 * @throws Error when the port is taken, the database cannot be opened, or its folder is in use.
 * @example
 * const server = await start({ port: 0 });
 * const team = await server.createTeam({ name: 'Acme' });
 * await fetch(`${server.url}/api/v1/auth/whoami`, {
 *   headers: { authorization: `Bearer ${team.keys.secretTest}` },
 * });
 * await server.close();
 */
export async function start(options: StartOptions = {}): Promise<RunningServer> {
  const settings = settingsOf(options, process.env);
  const database = await openDatabase(settings.database, settings.logger);
  try {
    return await serve(settings, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(
  settings: ReturnType<typeof settingsOf>,
  database: OpenDatabase,
): Promise<RunningServer> {
  const { clock, logger, host } = settings;
  const { db, pool } = database;
  const rateCounter = pool ? countInPostgres(pool, rateLimitWindow) : countInMemory(rateLimitWindow);
  const storage = chooseStorage(settings.storage, settings.database, process.env);
  const housekeeping = createHousekeeping(db, clock, logger, storage);
  const { mailer, folder: mailFolder } = settings.mail;
  const postman = mailer && createPostman({ database, mailer, clock, logger });
  const typing = createTyping({ pool, clock, logger });
  const services = createServices({
    variables: process.env,
    typing,
    rateCounter,
    customerLimits: settings.customerLimits,
    postman,
    storage,
    signingSecret: await signingSecretOf(db, process.env),
    tokenSecret: await accessTokenSecretOf(db, process.env),
    privateWebhooks: settings.development,
    onDeliveriesDue: () => dispatcher.wake(),
  });
  const dispatcher = createDispatcher({ database, deliver: services.deliver, clock, logger });
  const events = createLiveEvents({
    db,
    pool,
    clock,
    logger,
    heartbeatMs: settings.streams.heartbeat,
    limits: settings.streams.limits,
    fanOut: dispatcher.fanOut,
    onFannedOut: dispatcher.wake,
  });
  const app = createApp({
    ...settings,
    services,
    db,
    rateCounter,
    housekeeping,
    events,
    streamBuffer: settings.streams.buffer,
  });
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  const track = async <Result>(work: Promise<Result>): Promise<Result> => {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };
  const answer = (request: Request, connection?: Connection) =>
    track(Promise.resolve(app.fetch(request, { connection })));
  const whileOpen = <Result>(work: () => Promise<Result>): Promise<Result> =>
    closing === undefined
      ? track(work())
      : Promise.reject(new Error('This server is closed. Start a new one.'));

  const listener = await listen(answer, { host, port: settings.port }).catch(async (error: unknown) => {
    await events.hub.close();
    await typing.close();
    await events.close();
    await dispatcher.close();
    await postman?.close();
    throw error;
  });
  const stop = async () => {
    // Streams end only when they are told to.
    await events.hub.close();
    await listener.close();
    await Promise.allSettled(running);
    await typing.close();
    await events.close();
    await dispatcher.close();
    await postman?.close();
    await housekeeping.close();
    await rateCounter.close();
    await database.close();
  };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listener.port}`,
    port: listener.port,
    mailFolder,
    close() {
      closing ??= stop();
      return closing;
    },
    createTeam: (team = {}) =>
      whileOpen(async () => createTeam({ db, clock }, validate(CreateTeamOptions, { ...team }, 'body'))),
    openTeam: (team) =>
      whileOpen(async () =>
        openTeam({ db, clock }, { ...validate(CreateTeamOptions, { ...team }, 'body'), slug: team.slug }),
      ),
    fetch: (request) => whileOpen(() => answer(request)),
  };
}
