import { contract, ErrorEnvelope, listEnvelope as listSchema } from '@cstar.help/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as kit from '../../src/testing/index.ts';

const { Ticket, TicketDetail } = contract.tickets.schemas;
const { Customer, CustomerSummary } = contract.customers.schemas;

describe('fixtures', () => {
  it.each([
    ['ticket', Ticket, kit.ticket()],
    ['ticketDetail', TicketDetail, kit.ticketDetail()],
    ['message', contract.messages.schemas.Message, kit.message()],
    ['customer', Customer, kit.customer()],
    ['customerSummary', CustomerSummary, kit.customerSummary()],
    ['article', contract.articles.schemas.Article, kit.article()],
    ['category', contract.categories.schemas.Category, kit.category()],
    ['whoami', contract.auth.schemas.WhoAmI, kit.whoami()],
  ] as const)('%s is what the contract says, with no field more', (_, schema, fixture) => {
    expect(schema.strict().parse(fixture)).toEqual(fixture);
  });

  it('is the same each time, and a new object each time', () => {
    expect(kit.ticketDetail()).toEqual(kit.ticketDetail());
    expect(kit.ticketDetail().messages).not.toBe(kit.ticketDetail().messages);
  });

  it('takes overrides, and derives what follows from them', () => {
    expect(kit.ticket({ status: 'closed' })).toMatchObject({ closedAt: expect.any(String) });
    expect(kit.ticket({ status: 'open' })).toMatchObject({ resolvedAt: null, closedAt: null });
    expect(kit.ticket({ status: 'closed', closedAt: null }).closedAt).toBeNull();
    expect(kit.article({ status: 'draft' }).publishedAt).toBeNull();
  });

  it('keeps a ticket and its messages in step', () => {
    const id = kit.fixtureId('ticket', 8);

    expect(kit.ticketDetail({ id }).messages).toMatchObject([{ ticketId: id }]);
    expect(kit.ticketDetail().messageCount).toBe(1);
    expect(kit.ticketDetail({ messages: [] }).messageCount).toBe(0);
  });
});

describe('fixtureId', () => {
  it('makes ids that the contract accepts, one for each number', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (first, second) => {
        const [one, other] = [kit.fixtureId('ticket', first), kit.fixtureId('ticket', second)];
        expect(Ticket.shape.id.safeParse(one).success).toBe(true);
        expect(
          contract.auth.schemas.WhoAmI.shape.teamId.safeParse(kit.fixtureId('team', first)).success,
        ).toBe(true);
        expect(one === other).toBe(first === second);
      }),
    );
  });
});

describe('listEnvelope', () => {
  it('makes bodies that the contract accepts', () => {
    expect(listSchema(Ticket).safeParse(kit.listEnvelope([kit.ticket()])).error).toBeUndefined();
  });

  it.each([
    ['an empty list', [], {}, { page: 1, pageSize: 20, total: 0, totalPages: 0, hasMore: false }],
    ['one whole page', [1, 2], {}, { page: 1, pageSize: 20, total: 2, totalPages: 1, hasMore: false }],
    ['a first page', [1], { total: 45 }, { page: 1, pageSize: 20, total: 45, totalPages: 3, hasMore: true }],
    [
      'a last page',
      [1],
      { page: 3, pageSize: 2 },
      { page: 3, pageSize: 2, total: 5, totalPages: 3, hasMore: false },
    ],
    [
      'facts that disagree',
      [1],
      { hasMore: true },
      { page: 1, pageSize: 20, total: 1, totalPages: 1, hasMore: true },
    ],
  ])('derives the pagination of %s', (_, items, given, expected) => {
    const { pagination, meta } = kit.listEnvelope(items, given);

    expect(pagination).toEqual(expected);
    expect(meta.pagination).toEqual(expected);
  });
});

describe('errorEnvelope', () => {
  it('makes bodies that the contract accepts', () => {
    const body = kit.errorEnvelope({ code: 'rate_limit_exceeded', param: 'page', retryAfter: 3 });

    expect(ErrorEnvelope.safeParse(body).error).toBeUndefined();
  });

  it.each([
    [{ code: 'parameter_missing' }, 400, 'invalid_request_error'],
    [{ code: 'publishable_key_write' }, 403, 'authorization_error'],
    [{ status: 404 }, 404, 'not_found_error'],
    [{ status: 503 }, 503, 'api_error'],
    [{ code: 'made_up', status: 401 }, 401, 'authentication_error'],
    [{}, 500, 'api_error'],
  ])('gives %j status %i and type %s', (facts, status, type) => {
    expect(kit.apiError(facts).status).toBe(status);
    expect(kit.errorEnvelope(facts).error.type).toBe(type);
  });

  it('tells to wait a second when a limit is hit, unless told otherwise', () => {
    expect(kit.apiError({ status: 429 }).headers.get('retry-after')).toBe('1');
    expect(kit.apiError({ status: 429, retryAfter: 0 }).headers.get('retry-after')).toBe('0');
    expect(kit.apiError({ status: 500 }).headers.get('retry-after')).toBeNull();
  });

  it('names one request id in the header, in meta and in the error', async () => {
    const response = kit.apiError({ code: 'resource_missing', requestId: 'req_9' });

    expect(response.headers.get('x-cstar-request-id')).toBe('req_9');
    expect(await response.json()).toMatchObject({
      error: { request_id: 'req_9' },
      meta: { requestId: 'req_9' },
    });
  });
});
