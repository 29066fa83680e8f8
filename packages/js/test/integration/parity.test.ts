import { contract, fullPath, operationName } from '@cstar.help/contract';
import { CStarClient } from '@cstar.help/js';
import { expect, test } from 'vitest';

// The contract is the list of what the API can do: whatever stands there is one method of the client,
// by the same name, and calls the method and path that stand there.

const teamId = '7134fc12-0302-4e58-9466-a770035d5da9';
const id = '550e8400e29b41d4a716446655440000';

const operations = Object.values(contract).flatMap((resource) =>
  Object.entries(resource.endpoints).map(([name, endpoint]) => ({
    operation: operationName(resource, name),
    endpoint,
  })),
);

/** Walks from the client to a method: `tickets.messages.create`. */
function methodOf(client: CStarClient, operation: string): (...given: unknown[]) => PromiseLike<unknown> {
  let owner: unknown;
  let found: unknown = client;
  for (const name of operation.split('.')) {
    owner = found;
    found = Reflect.get(Object(owner), name);
  }
  if (typeof found !== 'function') throw new Error(`the client has no method ${operation}`);
  return found.bind(owner);
}

/** What a method must be given to send anything. */
const inputs: Record<string, unknown> = {
  'import.create': { resource: 'customers', records: [{}] },
};

test.each(operations)('$operation calls the endpoint of the contract', async ({ operation, endpoint }) => {
  const calls: string[] = [];
  const cstar = new CStarClient({
    apiKey: 'sk_test_0123456789abcdefghijklmnopqrstuv',
    teamId,
    fetch: async (url, init) => {
      calls.push(`${init.method} ${new URL(url).pathname}`);
      const data = endpoint.returns.kind === 'one' ? { errors: [] } : [];
      return Response.json({ success: true, data, meta: {} });
    },
  });
  const names = Object.keys(endpoint.params.shape);
  const input =
    endpoint.body || Object.keys(endpoint.query.shape).length > 0 ? [inputs[operation] ?? {}] : [];
  await methodOf(cstar, operation)(...names.map(() => id), ...input);

  const path = fullPath(endpoint)
    .replace('{teamId}', teamId)
    .replace(/\{\w+\}/g, id);
  expect(calls).toEqual([`${endpoint.method} ${path}`]);
});
