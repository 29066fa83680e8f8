import { expect, it } from 'vitest';
import { openApiDocument } from '../src/emit/openapi.ts';
import { contract, customerContract, type Endpoint, fullPath } from '../src/index.ts';

const endpoints = Object.values({ ...contract, ...customerContract }).flatMap(({ endpoints: each }) =>
  Object.values<Endpoint>(each),
);

it('lets caches keep reads of the public library, and nothing that is written or needs a key', () => {
  const kept = endpoints.filter(({ cacheSeconds }) => cacheSeconds !== undefined);
  const reads = endpoints.filter(({ path, method }) => path.startsWith('/library/') && method === 'GET');

  expect(kept).toEqual(reads);
  expect(kept.map(({ access }) => access)).toEqual(kept.map(() => 'public'));
});

it('says so in OpenAPI: the tag, for how long, and the answer without a body', () => {
  const { paths } = openApiDocument({ ...contract, ...customerContract });

  for (const endpoint of endpoints.filter(({ path }) => path.startsWith('/library/'))) {
    const operation = Object(paths[fullPath(endpoint)])[endpoint.method.toLowerCase()];
    const isRead = endpoint.method === 'GET';
    expect(Object.keys(operation.responses).includes('304')).toBe(isRead);
    expect('ETag' in operation.responses[endpoint.status].headers).toBe(isRead);
  }
});
