import { createHash } from 'node:crypto';
import { fullPath } from '@cstar.help/contract';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { partitionOf } from '../context.ts';
import { storedResponses } from '../db/schema/index.ts';
import { ApiError } from '../errors.ts';
import type { Answer } from './envelope.ts';
import type { AnyEndpoint } from './read-input.ts';
import { Upload } from './upload.ts';

export const idempotencyHeader = 'Idempotency-Key';

const maxKeyLength = 255;
const lifetime = 24 * 60 * 60 * 1000;
const reservation = 2 * 60 * 1000;
const secondsUntilDone = 1;

/** One call as idempotency sees it: which one it is, and what it asks for. */
export interface IdempotentCall {
  /** Digest of team, environment, key, endpoint, path parameters and idempotency key. */
  id: string;
  bodyHash: string;
}

export interface StoredResponse {
  status: 200 | 201;
  requestId: string;
  answer: Answer;
  createdAt: Date;
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Reads the header; undefined when there is none. */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = header.trim();
  if (key === '' || key.length > maxKeyLength) {
    throw new ApiError(
      'parameter_invalid',
      `The ${idempotencyHeader} header has ${key.length} characters. Send 1 to ${maxKeyLength}, for example a UUID.`,
      { param: idempotencyHeader },
    );
  }
  return key;
}

export function idempotentCall(
  { principal }: Pick<Context, 'principal'>,
  call: {
    key: string;
    endpoint: Pick<AnyEndpoint, 'method' | 'path' | 'scope'>;
    /** As read, not as written: an ID has several spellings that name one object. */
    params: Record<string, unknown>;
    query: Record<string, unknown>;
    body: unknown;
  },
): IdempotentCall {
  const { teamId, environment, keyId } = principal;
  const { method } = call.endpoint;
  return {
    id: digest([teamId, environment, keyId, method, fullPath(call.endpoint), sorted(call.params), call.key]),
    bodyHash: digest(
      sorted(Object.keys(call.query).length === 0 ? call.body : [call.query, call.body]) ?? null,
    ),
  };
}

/** The same fields in another order are the same body. */
function sorted(value: unknown): unknown {
  if (value instanceof Upload) return { name: value.name, sha256: value.sha256 };
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}

/**
 * Claims the call for the rest of the transaction and returns what an earlier one stored.
 *
 * The claim is an advisory lock of the transaction and the stored response commits with the
 * change, so that a crash at any moment leaves both or neither.
 *
 * @throws ApiError when the same call is still running, or its key was used with another body.
 */
export async function claim(context: Context, call: IdempotentCall): Promise<StoredResponse | undefined> {
  const lock = BigInt.asIntN(64, BigInt(`0x${call.id.slice(0, 16)}`)).toString();
  const [claimed] = await context.tx
    .select({ got: sql<boolean>`pg_try_advisory_xact_lock(${lock}::bigint)` })
    .from(sql`(select 1) as one`);
  if (claimed?.got !== true) throw stillRunning();
  const [stored] = await context.tx.select().from(storedResponses).where(eq(storedResponses.id, call.id));
  if (stored === undefined || stored.expiresAt <= context.now) return undefined;
  if (stored.bodyHash !== call.bodyHash) {
    throw new ApiError(
      'idempotency_key_reused',
      'This idempotency key was used with another body. Use a new key for a new change.',
      { param: idempotencyHeader },
    );
  }
  const { answer } = stored;
  if (answer === null) throw stillRunning();
  return { ...stored, answer };
}

const stillRunning = () =>
  new ApiError(
    'idempotency_key_in_progress',
    'A call with this idempotency key is still running. Wait a moment, then send the same call again.',
    { retryAfter: secondsUntilDone },
  );

/**
 * Claims a call whose work is not one transaction: until `store` or `release`, others with its key are
 * told that it is still running. A crash in between ends the claim after two minutes.
 */
export async function reserve(
  context: Context,
  call: IdempotentCall,
  requestId: string,
): Promise<StoredResponse | undefined> {
  const stored = await claim(context, call);
  if (stored !== undefined) return stored;
  await write(context, call, { status: 200, requestId, answer: null }, reservation);
  return undefined;
}

/** Gives a reserved call back, so that it can be tried again. */
export async function release({ tx }: Context, call: IdempotentCall): Promise<void> {
  await tx
    .delete(storedResponses)
    .where(and(eq(storedResponses.id, call.id), isNull(storedResponses.answer)));
}

/** Stores a success in the transaction of its change. */
export const store = (
  context: Context,
  call: IdempotentCall,
  response: Omit<StoredResponse, 'createdAt'>,
): Promise<void> => write(context, call, response, lifetime);

async function write(
  context: Context,
  call: IdempotentCall,
  response: Omit<StoredResponse, 'createdAt' | 'answer'> & { answer: Answer | null },
  milliseconds: number,
): Promise<void> {
  const row = {
    ...response,
    bodyHash: call.bodyHash,
    createdAt: context.now,
    expiresAt: new Date(context.now.getTime() + milliseconds),
  };
  await context.tx
    .insert(storedResponses)
    .values({ id: call.id, ...partitionOf(context), ...row })
    .onConflictDoUpdate({ target: storedResponses.id, set: row });
}
