import { fetchList } from '../../src/core/list.ts';
import type { RequestOptions } from '../../src/core/options.ts';
import type { PagePromise } from '../../src/core/page.ts';
import type { CStarPromise } from '../../src/core/result.ts';
import { path } from '../../src/core/url.ts';
import { CustomerClient } from '../../src/customer/client.ts';
import type { CustomerClientOptions } from '../../src/customer/options.ts';
import { type FakeFetch, fakeFetch, type Reply } from './fake-fetch.ts';
import { json, one } from './replies.ts';

/** The smallest client for customers: what all of them share, and a call of each kind. */
export class ThingsClient extends CustomerClient {
  constructor(options: CustomerClientOptions) {
    super('library', options);
  }

  get(id = 'a', options?: RequestOptions): CStarPromise<{ id: string }> {
    return this.transport.get(path`things/${id}`, options);
  }

  create(body: object = {}, options?: RequestOptions): CStarPromise<{ id: string }> {
    return this.transport.post(path`things`, body, options);
  }

  list(options?: RequestOptions): PagePromise<{ id: string }> {
    return fetchList(this.transport, path`things`, undefined, options);
  }
}

/** A client of the team `acme` whose requests get the given replies; without any, each gets an empty object. */
export function thingsWith(
  options: Partial<CustomerClientOptions> = {},
  ...replies: Reply[]
): FakeFetch & { things: ThingsClient } {
  const fake = fakeFetch(...(replies.length > 0 ? replies : [json(one({}))]));
  return { ...fake, things: new ThingsClient({ teamSlug: 'acme', fetch: fake.fetch, ...options }) };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An access token as the server makes them: the session is in it, and it is another one each time. */
export const tokenOf = (session: string, count = 1): string =>
  `${encode({ alg: 'HS256' })}.${encode({ sub: session, count })}.c2lnbmF0dXJl`;
