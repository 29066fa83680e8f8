/** Every number that a policy of the SDK depends on, once. Times in milliseconds unless the name says otherwise. */
export const defaults = {
  baseUrl: 'https://www.cstar.help',
  /** Per attempt, from the start of the request to the last byte of the body. */
  timeout: 30_000,
  /** The same for a request with hundreds of records, where nobody has set a timeout. */
  largeTimeout: 120_000,
  /** Further attempts after the first. */
  maxRetries: 3,
  backoffBase: 500,
  backoffCap: 8_000,
  /** Added at random to every wait, so that many clients do not come back at once. */
  jitter: 200,
  /** A longer Retry-After fails at once, with the number on the error. */
  maxRetryAfterSeconds: 60,
  /** What a 429 without any hint means. */
  rateLimitRetryAfterSeconds: 60,
  /** A larger file is refused before it is sent. */
  maxFileBytes: 5 * 1024 * 1024,
  /** Of a call that a language model answers. */
  modelTimeout: 120_000,
} as const;
