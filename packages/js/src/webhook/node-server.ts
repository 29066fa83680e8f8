import { bytesOf } from './check.ts';
import { type Answer, answer, type WebhookHandlerOptions } from './handler.ts';
import { mistake } from './mistakes.ts';
import type { RawBody, SignatureHeader, VerifyOptions, WebhookSecret } from './types.ts';

/** As much of Node's `IncomingMessage` as a webhook needs, with what body parsers add. */
export interface NodeRequestLike extends AsyncIterable<unknown> {
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** Whether anyone has read the stream. */
  readonly readableDidRead?: boolean;
  readonly body?: unknown;
  /** The bytes that some platforms keep beside a parsed body. */
  readonly rawBody?: unknown;
}

/** As much of Node's `ServerResponse` as an answer needs. */
export interface NodeResponseLike {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(text: string): unknown;
}

type Construct = (
  body: RawBody,
  header: SignatureHeader,
  secret: WebhookSecret,
  options?: VerifyOptions,
) => ReturnType<Parameters<typeof answer>[1]>;

/** More than any event holds. Whoever sends more has not been verified yet. */
const largestBody = 10_000_000;

/** Handles a delivery that comes and is answered through Node's streams. */
export async function serveNode(
  construct: Construct,
  options: WebhookHandlerOptions,
  request: NodeRequestLike,
  response: NodeResponseLike,
): Promise<void> {
  const { headers } = request;
  const { status, body }: Answer = await answer(
    options,
    async () => construct(await rawBodyOf(request), headers['x-signature'], options.secret, options),
    (name) => headers[name],
  );
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(body);
}

/** The bytes that a parser kept, else those of the stream; else what a parser made, for the check to refuse. */
async function rawBodyOf(request: NodeRequestLike): Promise<RawBody> {
  const { rawBody, body, readableDidRead } = request;
  const kept = [rawBody, body].find((one) => typeof one === 'string' || ArrayBuffer.isView(one));
  if (kept !== undefined) return kept as RawBody;
  if (readableDidRead === false) return readAll(request);
  if (body === undefined) throw mistake('body_consumed', 'was read before');
  return body as RawBody;
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    // Text, where somebody has set an encoding.
    const bytes = bytesOf(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > largestBody) throw mistake('body_not_event', 'is larger than any event');
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
