// Every number that a policy of the SDK depends on, once. Times in milliseconds unless the name says otherwise.
// Constants one by one, so that bundlers put in what is used, and nothing else.

export const baseUrl = 'https://www.cstar.help';
/** Per attempt, from the start of the request to the last byte of the body. */
export const timeout = 30_000;
/** The same for a request with hundreds of records, where nobody has set a timeout. */
export const largeTimeout = 120_000;
/** Further attempts after the first. */
export const maxRetries = 3;
export const backoffBase = 500;
export const backoffCap = 8_000;
/** Added at random to every wait, so that many clients do not come back at once. */
export const jitter = 200;
/** A longer Retry-After fails at once, with the number on the error. */
export const maxRetryAfterSeconds = 60;
/** What a 429 without any hint means. */
export const rateLimitRetryAfterSeconds = 60;
/** A larger file is refused before it is sent. */
export const maxFileBytes = 5 * 1024 * 1024;
/** Of a call that a language model answers. */
export const modelTimeout = 120_000;
