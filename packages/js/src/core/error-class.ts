import { redact } from './redact.ts';

/** What an error can know besides its message. */
export interface CStarErrorFacts {
  code?: string | undefined;
  type?: string | undefined;
  statusCode?: number | undefined;
  param?: string | undefined;
  requestId?: string | undefined;
  docUrl?: string | undefined;
  retryAfter?: number | undefined;
  attempts?: number | undefined;
  queueId?: string | undefined;
  cause?: unknown;
}

/** A class of errors: what `new` and `instanceof` take. */
export interface ErrorClass<Kind extends CStarErrorClass> {
  new (message: string, facts?: CStarErrorFacts): Kind;
  readonly prototype: Kind;
}

/**
 * Makes an error class with its literal `name` and its usual `type` and `code`, and gives the one class of that
 * name in this process: the ESM copy, the CommonJS copy and every subpath bundle share it, so that
 * `instanceof` holds across them.
 */
export function defineError<Kind extends CStarErrorClass>(
  name: string,
  Base: ErrorClass<CStarErrorClass>,
  type: string,
  code = 'unknown',
): ErrorClass<Kind> {
  const slots = globalThis as unknown as Record<symbol, ErrorClass<Kind> | undefined>;
  const slot = Symbol.for(`@cstar.help/js/${name}`);
  const known = slots[slot];
  if (known) return known;
  // Names as text: those of classes do not survive a minifier. The platform shows the static one in logs.
  const own = class extends Base {
    static override readonly name = name;
  } as ErrorClass<Kind>;
  Object.assign(own.prototype, { name, type, code, attempts: 0 });
  slots[slot] = own;
  return own;
}

/** What every error of this package has. */
export class CStarErrorClass extends Error {
  /** What went wrong, for programs: `parameter_missing`, `resource_missing`, `connection_failed` … */
  declare readonly code: string;
  /** The API's class of error: `invalid_request_error`, `rate_limit_error` … */
  declare readonly type: string;
  /** The HTTP status, where the server answered. */
  declare readonly statusCode: number | undefined;
  /** The parameter at fault, where one is. */
  declare readonly param: string | undefined;
  /** The ID of the call. Log it: with it, support finds the call. */
  declare readonly requestId: string | undefined;
  /** The page about this code, as the server names it. */
  declare readonly docUrl: string | undefined;
  /** Seconds to wait before the next try, where the server said so. */
  declare readonly retryAfter: number | undefined;
  /** How often the SDK tried. 0 when nothing was sent. */
  declare readonly attempts: number;
  /** The id in the offline queue, where the call waits there. */
  declare readonly queueId: string | undefined;
  /**
   * How far a large call came before it failed, such as `import.create` with more records than fit in
   * one request: the items that are `done`, and the `result` for them.
   */
  declare readonly progress: { done: number; total: number | undefined; result: unknown } | undefined;

  constructor(message: string, facts: CStarErrorFacts = {}) {
    super(redact(message), facts);
    for (const [name, fact] of Object.entries(facts)) {
      // What is left out would hide what the class says. The platform has taken the cause, out of the way of logs.
      if (fact !== undefined && name !== 'cause') Object.assign(this, { [name]: fact });
    }
  }

  /** The error as plain data, safe to log: no key, no header, no body, no cause. */
  toJSON(): Record<string, unknown> {
    const { name, message, type, code, attempts } = this;
    const known: Record<string, unknown> = { name, message, type, code, attempts };
    // By name: what somebody adds to an error later may hold anything.
    for (const fact of ['statusCode', 'param', 'requestId', 'docUrl', 'retryAfter', 'queueId'] as const) {
      if (this[fact] !== undefined) known[fact] = this[fact];
    }
    return known;
  }
}
