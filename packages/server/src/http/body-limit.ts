import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';

const maxBodyBytes = 1024 * 1024;

/** Refuses bodies that announce more than 1 MiB. `readText` holds the others to it. */
export const limitBody = createMiddleware<ServerEnvironment>(async (c, next) => {
  if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  await next();
});

/** Reads a body as text, and stops at the limit when its length was not announced. */
export async function readText(request: Request): Promise<string> {
  // An announced length is binding: the HTTP parser ends the body there.
  if (request.headers.has('content-length')) return request.text();
  if (request.body === null) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

const tooLarge = () =>
  new ApiError(
    'request_too_large',
    `The request body is larger than ${maxBodyBytes} bytes. Send less, or split it over several requests.`,
    // The rest of the body is still on its way; this connection cannot carry another request.
    { headers: { connection: 'close' } },
  );
