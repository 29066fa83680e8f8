import type { CStarError } from '../errors.ts';
import { redact, redactHeaders } from './redact.ts';

/** What an event is about. */
interface Target {
  method: string;
  url: string;
}

/** One attempt of a call, before it is sent. */
export interface RequestEvent extends Target {
  /** From 1. */
  attempt: number;
  /** A copy: credentials and signatures are replaced by `…`. */
  headers: Record<string, string>;
}

/** An answer to one attempt, whatever its status. */
export interface ResponseEvent extends Target {
  /** From 1. */
  attempt: number;
  status: number;
  requestId: string | undefined;
  /** Milliseconds from the start of the attempt to the last byte of the body. */
  duration: number;
}

/** A decision to try again. */
export interface RetryEvent extends Target {
  /** The attempt that failed, from 1. */
  attempt: number;
  error: CStarError;
  /** Milliseconds until the next attempt. */
  wait: number;
}

/** A function that is told of an event. The call does not wait for what it returns. */
export type Hook<Event> = (event: Event) => unknown;

/** Functions that the client calls for every attempt. They observe: what they throw is logged, never passed on. */
export interface Hooks {
  onRequest?: Hook<RequestEvent> | undefined;
  onResponse?: Hook<ResponseEvent> | undefined;
  onRetry?: Hook<RetryEvent> | undefined;
}

/** From silent to talkative. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

/** Where the log goes. `console` fits. */
export type Logger = Record<'error' | 'warn' | 'info' | 'debug', (message: string, details?: object) => void>;

const rank: Record<LogLevel, number> = { off: 0, error: 1, warn: 2, info: 3, debug: 4 };

/** What the pipeline reports to, for one call. */
export interface Observer {
  request(attempt: number): void;
  response(attempt: number, status: number, requestId: string | undefined): void;
  retry(attempt: number, error: CStarError, wait: number): void;
}

/** Who listens to the calls of a client. */
interface Listeners {
  hooks: Hooks | undefined;
  logger: Logger;
  logLevel: LogLevel;
}

/** As much of a request as there is to observe. */
export interface Observed extends Target {
  headers: Record<string, string>;
}

/** Joins hooks and log into one observer of a call, or gives nothing when nobody listens. */
export function observer(
  { hooks, logger, logLevel }: Listeners,
  { method, url: fullUrl, headers }: Observed,
): Observer | undefined {
  if (logLevel === 'off' && !hooks) return undefined;
  const url = redact(fullUrl);
  // Ties the attempts of one call together in the log.
  const logId = `${Math.random()}`.slice(2, 8);
  let started = 0;

  // Nothing that an observer does may break what it observes.
  async function emit<Event extends object>(
    level: Exclude<LogLevel, 'off'>,
    message: string,
    event: Event,
    hook?: Hook<Event & Target>,
    details: object = event,
  ): Promise<void> {
    try {
      if (rank[logLevel] >= rank[level]) {
        logger[level](`[cstar ${logId}] ${method} ${url} ${message}`, details);
      }
      await hook?.({ method, url, ...event });
    } catch (error) {
      if (level !== 'error') void emit('error', 'a hook threw', { error: redact(`${error}`) });
    }
  }

  return {
    request(attempt) {
      started = Date.now();
      void emit('debug', 'sent', { attempt, headers: redactHeaders(headers) }, hooks?.onRequest);
    },
    response(attempt, status, requestId) {
      const duration = Date.now() - started;
      void emit('info', `${status}`, { attempt, status, requestId, duration }, hooks?.onResponse);
    },
    retry(attempt, error, wait) {
      void emit('warn', 'failed', { attempt, error, wait }, hooks?.onRetry, {
        attempt,
        wait,
        ...error.toJSON(),
      });
    },
  };
}
