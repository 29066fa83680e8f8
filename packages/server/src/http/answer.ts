import { type Answer, type ListFrame, type PaginationFacts, paginate, wholeList } from './envelope.ts';
import type { AnyEndpoint } from './read-input.ts';

type Listing = Pick<AnyEndpoint, 'method' | 'path' | 'returns'>;

/** What a handler has returned, as the answer that its endpoint promises. */
export function answerOf(endpoint: Listing, query: Record<string, unknown>, result: unknown): Answer {
  const { kind, framed } = endpoint.returns;
  const list = (data: unknown[], pagination: PaginationFacts, frame: ListFrame = {}): Answer =>
    framed ? { kind: 'list', data, pagination, frame } : { kind: 'list', data, pagination };
  switch (kind) {
    case 'one':
      return { kind: 'one', data: result };
    case 'all':
      if (!Array.isArray(result)) break;
      return list(result, wholeList(result.length));
    case 'page': {
      const { page, limit, pageSize = limit } = query;
      if (!hasItems(result) || typeof page !== 'number' || typeof pageSize !== 'number') break;
      if (typeof result.total !== 'number') break;
      return list(result.items, paginate(page, pageSize, result.total));
    }
    case 'cursor': {
      if (!hasItems(result)) break;
      const cursor = typeof result.cursor === 'string' ? result.cursor : null;
      return list(result.items, stretch(result.items.length, cursor !== null), { cursor });
    }
  }
  throw new Error(`The handler of ${endpoint.method} ${endpoint.path} returned no ${kind}.`);
}

const hasItems = (result: unknown): result is { items: unknown[]; total?: unknown; cursor?: unknown } =>
  typeof result === 'object' && result !== null && 'items' in result && Array.isArray(result.items);

/** A stretch of a list that nobody counts: what is known of it is its own length, and whether more follows. */
const stretch = (length: number, hasMore: boolean): PaginationFacts => ({ ...wholeList(length), hasMore });
