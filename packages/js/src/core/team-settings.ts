import { CStarPermissionError } from '../errors.ts';
import { version } from '../version.ts';
import { uniqueKey } from './build.ts';
import { isBrowser, readEnvironment } from './environment.ts';
import { type Logger, type LogLevel, observer } from './observe.ts';
import { type HeaderOptions, mergeHeaders, type Settings, settle, type TransportOptions } from './options.ts';
import { teach } from './teach.ts';

/** What the calls of a client with an API key share. */
export interface TeamSettings extends Settings {
  logger: Logger;
  logLevel: LogLevel;
}

/** Who calls: what proves it, and whether it may write. */
export interface Identity {
  headers: HeaderOptions;
  readOnly: boolean;
}

/** Fills in the defaults and refuses what makes no sense. */
export function settleTeam(options: TransportOptions, identity: Identity): TeamSettings {
  const own: Record<string, string> = { accept: 'application/json' };
  // Browsers set their own, and answer an attempt to set it with a preflight.
  if (!isBrowser()) own['user-agent'] = `cstar-js/${version}`;
  const headers = mergeHeaders(own, {
    ...identity.headers,
    'cstar-version': options.apiVersion,
    ...options.headers,
  });
  const listeners = {
    hooks: options.hooks,
    logger: options.logger ?? console,
    logLevel: options.logLevel ?? 'off',
  };
  return {
    ...settle({ ...options, baseUrl: options.baseUrl ?? readEnvironment('CSTAR_BASE_URL') }, headers),
    teach,
    checkWrite: identity.readOnly ? refuseWrite : undefined,
    // What is not 'manual' asks for keys: a misspelt option must not leave writes without.
    makeKey: (options.idempotency || 'manual') === 'manual' ? undefined : uniqueKey,
    observe: (request) => observer(listeners, request),
    logger: listeners.logger,
    logLevel: listeners.logLevel,
  };
}

function refuseWrite(): never {
  throw new CStarPermissionError('A publishable key only reads. Call from your server, with a secret key.', {
    code: 'publishable_key_write',
  });
}
