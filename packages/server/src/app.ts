import {
  chatStreams,
  contract,
  customerContract,
  fullPath,
  mebibyte,
  type Resource,
} from '@cstar.help/contract';
import { Hono } from 'hono';
import { customerHandlers } from './customer/index.ts';
import type { Database } from './db/database.ts';
import { ping } from './db/owner.ts';
import type { LiveEvents } from './events/live.ts';
import type { EffectHandler, Handler } from './handlers.ts';
import type { Housekeeping } from './housekeeping.ts';
import { access } from './http/access.ts';
import { authentication } from './http/authentication.ts';
import { limitBody } from './http/body-limit.ts';
import { streamsOfChats } from './http/chat-stream-route.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { customerAccess, customerRateLimit } from './http/customer-access.ts';
import { customerTeam } from './http/customer-team.ts';
import { developmentRoutes } from './http/development.ts';
import { successEnvelope } from './http/envelope.ts';
import type { ServerEnvironment } from './http/environment.ts';
import { answerErrors, answerUnknownRoute } from './http/errors.ts';
import { createActiveFaults } from './http/faults/active.ts';
import { injectFaults } from './http/faults/inject.ts';
import { faultRoutes } from './http/faults/routes.ts';
import { refuseOtherMethods } from './http/methods.ts';
import { rateLimit, type ServerRateLimits } from './http/rate-limit.ts';
import type { AnyEndpoint } from './http/read-input.ts';
import { requestId } from './http/request-id.ts';
import { requestLog } from './http/request-log.ts';
import { serve } from './http/serve.ts';
import { checkIdentity } from './http/signed-identity.ts';
import { listenEndpoint, streamOfEvents } from './http/stream-route.ts';
import { teamAccess } from './http/team-access.ts';
import { unavailable } from './http/unavailable.ts';
import { checkVersion } from './http/version.ts';
import type { Logger } from './logger.ts';
import type { RateCounter } from './rate-counter.ts';
import { download, downloadPath } from './resources/attachments/download.ts';
import { handlers } from './resources/index.ts';
import { reactions } from './resources/reactions.ts';
import type { Services } from './services.ts';

export interface AppDependencies {
  db: Database;
  rateCounter: RateCounter;
  rateLimits: ServerRateLimits;
  housekeeping: Housekeeping;
  logger: Logger;
  services: Services;
  /** Sends events on once they are committed. Default: nobody does, and nobody can listen. */
  events?: LiveEvents | undefined;
  /** Bytes that may wait for the reader of a stream of events. Default 1 MiB. */
  streamBuffer?: number | undefined;
  /** How many proxies stand before this server. Default 0. */
  trustedProxies?: number | undefined;
  /** Milliseconds since 1970, as `Date.now`. */
  clock: () => number;
  development: boolean;
}

/** The API: what holds for every request, then one route per endpoint of the contract. */
export function createApp(dependencies: AppDependencies): Hono<ServerEnvironment> {
  const { db, clock, logger, rateCounter, rateLimits, housekeeping } = dependencies;
  const app = new Hono<ServerEnvironment>();
  app.onError(answerErrors(logger));
  app.notFound(answerUnknownRoute);
  app.use(requestId(clock), requestLog(logger), crossOrigin(), checkVersion);

  app.get('/health', async (c) => {
    await ping(db).catch((error: unknown) => {
      throw unavailable(error);
    });
    const call = { requestId: c.var.requestId, timestamp: c.var.now };
    return c.json(successEnvelope({ kind: 'one', data: { status: 'ok' } }, call));
  });
  app.get(downloadPath, download(dependencies));
  if (dependencies.development) {
    app.route('/__dev', developmentRoutes({ db, clock }));
    const faults = createActiveFaults();
    app.route('/__faults', faultRoutes(faults));
    app.use('/api/*', injectFaults(faults));
  }

  const authenticate = authentication(db);
  const limitRate = rateLimit(rateCounter, rateLimits);
  const checkSigner = checkIdentity(db);
  const limitPolls = rateLimit(rateCounter, rateLimits, 'polls');
  const { events, streamBuffer: maxBuffer = mebibyte } = dependencies;
  if (events !== undefined) {
    const stream = streamOfEvents({ db, logger, hub: events.hub, maxBuffer });
    // Before the endpoints, of which one has a path that would match too.
    app.get(routeOf(listenEndpoint), authenticate, limitRate, teamAccess, stream);
  }
  const endpoints = [...endpointsWithHandlers(contract, handlers)];
  const customerEndpoints = [...endpointsWithHandlers(customerContract, customerHandlers)];
  for (const { endpoint, handler } of endpoints) {
    const path = routeOf(endpoint);
    const limit = endpoint.polled ? limitPolls : limitRate;
    app.on(endpoint.method, path, limitBody(endpoint.maxBodyBytes), authenticate, limit, checkSigner);
    if (endpoint.scope === 'team') app.on(endpoint.method, path, teamAccess);
    app.on(
      endpoint.method,
      path,
      access(endpoint),
      housekeeping.afterWrites,
      serve({ ...dependencies, reactions }, endpoint, handler),
    );
  }
  const { trustedProxies = 0, services } = dependencies;
  const { accessTokens, customerLimits } = services;
  const callers = { db, accessTokens, rateCounter, customerLimits, trustedProxies };
  const limitCustomers = customerRateLimit(rateCounter, customerLimits);
  const limitCustomerPolls = customerRateLimit(rateCounter, customerLimits, 'polls');
  if (events !== undefined) {
    const streams = streamsOfChats({ ...dependencies, hub: events.hub, maxBuffer });
    const letIn = customerAccess({ access: 'visitor' });
    const identify = customerTeam(callers, { ignoresBadToken: false });
    app.get(routeOf(chatStreams['chat.ticket.stream']), identify, limitCustomers, letIn, streams.ticket);
    app.get(routeOf(chatStreams['chat.stream']), identify, limitCustomers, letIn, streams.tickets);
  }
  for (const { endpoint, handler } of customerEndpoints) {
    const path = routeOf(endpoint);
    const limit = endpoint.polled ? limitCustomerPolls : limitCustomers;
    app.on(endpoint.method, path, limitBody(endpoint.maxBodyBytes), customerTeam(callers, endpoint), limit);
    app.on(
      endpoint.method,
      path,
      customerAccess(endpoint),
      housekeeping.afterWrites,
      serve({ ...dependencies, reactions }, endpoint, handler),
    );
  }
  refuseOtherMethods(
    app,
    [
      listenEndpoint,
      ...Object.values(chatStreams),
      ...[...endpoints, ...customerEndpoints].map(({ endpoint }) => endpoint),
    ].map((endpoint) => ({ path: routeOf(endpoint), method: endpoint.method })),
  );
  return app;
}

/** `/tickets/{ticketId}` as the router writes it: `/tickets/:ticketId`. */
const routeOf = (endpoint: Pick<AnyEndpoint, 'path' | 'scope'>): string =>
  fullPath(endpoint).replaceAll(/\{(\w+)\}/g, ':$1');

function* endpointsWithHandlers(
  resources: Record<string, Resource<Record<string, AnyEndpoint>>>,
  all: Record<string, Record<string, Handler | EffectHandler>>,
): Generator<{ endpoint: AnyEndpoint; handler: Handler | EffectHandler }> {
  for (const [name, { endpoints }] of Object.entries(resources)) {
    for (const [operation, endpoint] of Object.entries(endpoints)) {
      const handler = all[name]?.[operation];
      if (handler === undefined) throw new Error(`The endpoint ${name}.${operation} has no handler. Add it.`);
      yield { endpoint, handler };
    }
  }
}
