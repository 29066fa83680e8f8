/** Where the server writes what it does. Default: nowhere. */
export interface Logger {
  /** One line per request, and what the server does on its own. */
  info(message: string): void;
  /** What went wrong inside, with its cause. Never part of a response. */
  error(message: string, cause: unknown): void;
}

export const silent: Logger = { info: () => undefined, error: () => undefined };
