import { CStarClient, type CStarClientOptions } from '@cstar.help/js';
import { type FakeFetch, fakeFetch, type Reply } from './fake-fetch.ts';
import { json, one } from './replies.ts';

export const secretKey = `sk_test_${'s'.repeat(32)}`;
export const publishableKey = `pk_test_${'p'.repeat(32)}`;
export const teamId = '7134fc12-0302-4e58-9466-a770035d5da9';
export const ticketId = 'tkt_550e8400e29b41d4a716446655440000';
/** Where the paths of the test team begin. */
export const root = `/api/v1/teams/${teamId}`;

export interface TestClient extends FakeFetch {
  cstar: CStarClient;
}

/** A client whose requests get the given replies; without any, each gets an empty object. */
export function clientWith(options: CStarClientOptions = {}, ...replies: Reply[]): TestClient {
  const fake = fakeFetch(...(replies.length > 0 ? replies : [json(one({}))]));
  return { ...fake, cstar: new CStarClient({ apiKey: secretKey, teamId, fetch: fake.fetch, ...options }) };
}

/** What a promise rejects with; fails when it does not. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a rejection');
}
