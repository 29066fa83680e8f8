import { type CustomerLimits, defaultCustomerLimits } from './customer/limits.ts';
import { defaultStreamLimits, type StreamLimits } from './events/stream-limits.ts';
import { defaultRateLimits, type ServerRateLimits } from './http/rate-limit.ts';
import { discreet } from './loggable.ts';
import { type Logger, silent } from './logger.ts';
import { chooseMailer, type MailChoice } from './mail/choose.ts';
import type { Mailer } from './mail/mailer.ts';

/** Requests per hour. Beyond any real need, and below what the counter can hold. */
export const maxRateLimit = 1_000_000_000;

export interface StartOptions {
  /** TCP port. Default 3000; 0 takes any free one. */
  port?: number | undefined;
  /** Address to listen on. Default `127.0.0.1`, which only this machine reaches. */
  host?: string | undefined;
  /**
   * `memory`, the path of a folder, or the URL of a Postgres 15 or later.
   * Default: the environment variable `DATABASE_URL`, else `memory`.
   */
  database?: string | undefined;
  /**
   * Where the bytes of attachments go: `memory`, or the path of a folder. Default: the S3-compatible
   * store of the environment variables `CSTAR_S3_…`, else `CSTAR_STORAGE`, else beside the database.
   */
  storage?: string | undefined;
  /**
   * What mails to customers go through. Default: the SMTP server of the environment variables `CSTAR_SMTP_URL` and
   * `CSTAR_MAIL_FROM`, else a folder.
   */
  mailer?: Mailer | undefined;
  /**
   * A folder that mails are written to, one file each. Default: `CSTAR_MAIL_FOLDER`; in development mode also
   * `.cstar/mail` beside the folder of the database, or a temporary one. Without any, no mails can be sent.
   */
  mailFolder?: string | undefined;
  /** Mounts `POST /__dev/teams` and `/__faults`, and compares each response with the contract. Default false. */
  development?: boolean | undefined;
  /** Requests per hour and key, at least 1. Default 1000 for secret keys, 100 for publishable ones. */
  rateLimits?: { secret?: number | undefined; publishable?: number | undefined } | undefined;
  /**
   * Streams of events: milliseconds between two signs of life, default 15000; how many bytes may wait
   * for a reader until it is cut and has to go on from its last event, default 1 MiB; and how many
   * streams each environment of a team may have open on this server, default 2000 with secret keys, 100
   * with publishable ones, and 2000 of chats, of which 5 in one session.
   */
  streams?:
    | {
        heartbeat?: number | undefined;
        buffer?: number | undefined;
        limits?: { [Kind in keyof StreamLimits]?: number | undefined } | undefined;
      }
    | undefined;
  /** How much one caller from the browser of a customer may do: see `customer/limits.ts`, where the defaults stand. */
  customerLimits?: { [Limit in keyof CustomerLimits]?: number | undefined } | undefined;
  /**
   * How many proxies stand before this server and add to X-Forwarded-For where a call came from. Default: the
   * environment variable `CSTAR_TRUSTED_PROXIES`, else 0: the address of the connection counts.
   */
  trustedProxies?: number | undefined;
  /** Milliseconds since 1970. Default `Date.now`. Rate limits always go by the real clock. */
  clock?: (() => number) | undefined;
  /** Where to write one line per request, and errors. Default: nowhere. */
  logger?: Logger | undefined;
}

export interface Settings {
  port: number;
  host: string;
  database: string;
  storage: string | undefined;
  mail: MailChoice;
  development: boolean;
  rateLimits: ServerRateLimits;
  streams: { heartbeat: number; buffer: number; limits: StreamLimits };
  customerLimits: CustomerLimits;
  trustedProxies: number;
  clock: () => number;
  logger: Logger;
}

/**
 * Fills in what an option leaves open.
 *
 * @throws RangeError that names the option whose number is out of range.
 */
export function settingsOf(options: StartOptions, environment: Record<string, string | undefined>): Settings {
  const port = options.port ?? 3000;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(
      `port must be a whole number from 0 to 65535, but is ${port}. Use 0 for any free one.`,
    );
  }
  const limits = options.streams?.limits ?? {};
  const database = options.database ?? (environment.DATABASE_URL || 'memory');
  const development = options.development ?? false;
  const { mailer, mailFolder } = options;
  return {
    port,
    host: options.host ?? '127.0.0.1',
    database,
    storage: options.storage,
    mail: chooseMailer({ mailer, mailFolder, database, development }, environment),
    development,
    rateLimits: {
      secret: rateLimitOf(options, 'secret'),
      publishable: rateLimitOf(options, 'publishable'),
    },
    streams: {
      heartbeat: streamNumber('heartbeat', options.streams?.heartbeat, defaultStreams.heartbeat),
      buffer: streamNumber('buffer', options.streams?.buffer, defaultStreams.buffer),
      limits: {
        secret: streamNumber('limits.secret', limits.secret, defaultStreamLimits.secret),
        publishable: streamNumber('limits.publishable', limits.publishable, defaultStreamLimits.publishable),
        chat: streamNumber('limits.chat', limits.chat, defaultStreamLimits.chat),
        session: streamNumber('limits.session', limits.session, defaultStreamLimits.session),
        address: streamNumber('limits.address', limits.address, defaultStreamLimits.address),
      },
    },
    customerLimits: customerLimitsOf(options),
    trustedProxies: trustedProxiesOf(options, environment),
    clock: options.clock ?? Date.now,
    logger: discreet(options.logger ?? silent),
  };
}

const defaultStreams = { heartbeat: 15_000, buffer: 1024 * 1024 } as const;

/** Of milliseconds what a timer can hold, and of bytes more than any reader should let wait. */
const maxStreams = 2_147_483_647;

function streamNumber(name: string, given: number | undefined, byDefault: number): number {
  const number = given ?? byDefault;
  if (!Number.isInteger(number) || number < 1 || number > maxStreams) {
    throw new RangeError(
      `streams.${name} must be a whole number from 1 to ${maxStreams}, but is ${number}. Leave it out for ${byDefault}.`,
    );
  }
  return number;
}

function rateLimitOf({ rateLimits }: StartOptions, keyType: keyof ServerRateLimits): number {
  const limit = rateLimits?.[keyType] ?? defaultRateLimits[keyType];
  if (!Number.isInteger(limit) || limit < 1 || limit > maxRateLimit) {
    throw new RangeError(
      `rateLimits.${keyType} must be a whole number from 1 to ${maxRateLimit}, but is ${limit}. Leave it out for ${defaultRateLimits[keyType]}.`,
    );
  }
  return limit;
}

function customerLimitsOf({ customerLimits = {} }: StartOptions): CustomerLimits {
  const limitOf = (name: keyof CustomerLimits): number => {
    const limit = customerLimits[name] ?? defaultCustomerLimits[name];
    if (Number.isInteger(limit) && limit >= 1 && limit <= maxRateLimit) return limit;
    throw new RangeError(
      `customerLimits.${name} must be a whole number from 1 to ${maxRateLimit}, but is ${limit}. Leave it out for ${defaultCustomerLimits[name]}.`,
    );
  };
  return {
    calls: limitOf('calls'),
    callsPerAddress: limitOf('callsPerAddress'),
    strayCalls: limitOf('strayCalls'),
    visitorsPerAddress: limitOf('visitorsPerAddress'),
    modelQuestions: limitOf('modelQuestions'),
    modelQuestionsPerAddress: limitOf('modelQuestionsPerAddress'),
    unsentImages: limitOf('unsentImages'),
    visitorImagesPerAddress: limitOf('visitorImagesPerAddress'),
  };
}

/** More than anybody has in a row. */
const maxProxies = 20;

function trustedProxiesOf(
  { trustedProxies }: StartOptions,
  { CSTAR_TRUSTED_PROXIES: text }: Record<string, string | undefined>,
): number {
  const proxies = trustedProxies ?? Number(text || 0);
  if (Number.isInteger(proxies) && proxies >= 0 && proxies <= maxProxies) return proxies;
  throw new RangeError(
    `trustedProxies, or CSTAR_TRUSTED_PROXIES, must be a whole number from 0 to ${maxProxies}, but is ${trustedProxies ?? text}. Give the number of proxies in front of this server.`,
  );
}
