import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';

/** Refuses bodies that announce more bytes than this. `readBytes` holds the others to it. */
export const limitBody = (maxBodyBytes: number) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    if (Number(c.req.header('content-length') ?? 0) > maxBodyBytes) throw tooLarge(maxBodyBytes);
    await next();
  });

/**
 * Reads a body, and stops at the limit. An announced length is not relied on: without the network
 * nothing holds a body to it.
 *
 * @throws ApiError when the body is too large or breaks off.
 */
export async function readBytes(request: Request, maxBodyBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(request.body)) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw tooLarge(maxBodyBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The same as text.
 *
 * @throws ApiError also when it is not UTF-8.
 */
export const readText = async (request: Request, maxBodyBytes: number): Promise<string> =>
  decode(await readBytes(request, maxBodyBytes));

async function* chunksOf(body: NonNullable<Request['body']>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    // The caller hung up, or the connection broke: no failure of ours.
    throw new ApiError(
      'invalid_json',
      'The body ended before it was complete. Send the whole body, as long as it was announced.',
    );
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError('invalid_json', 'The request body is not valid UTF-8. Encode the JSON as UTF-8.');
  }
}

const tooLarge = (maxBodyBytes: number) =>
  new ApiError(
    'request_too_large',
    `The request body is larger than ${maxBodyBytes} bytes. Send less, or split it over several requests.`,
    // The rest of the body is still on its way; this connection cannot carry another request.
    { headers: { connection: 'close' } },
  );
