import { describe, expect, expectTypeOf, it } from 'vitest';
import type { endpoints, Operations } from '../../src/testing/endpoints.ts';
import {
  apiError,
  type Call,
  cstarHandler,
  cstarHandlers,
  customer,
  failing,
  message,
  type OperationName,
  type Override,
  ticket,
  ticketDetail,
} from '../../src/testing/index.ts';
import type { Ticket, TicketCreateParams, TicketListParams } from '../../src/types/index.ts';

describe('the types of overrides', () => {
  it('know every endpoint of the table, and no other', () => {
    expectTypeOf<OperationName>().toEqualTypeOf<keyof typeof endpoints>();
    // @ts-expect-error there is no such endpoint
    expect(() => cstarHandlers({ 'tickets.lsit': [] })).toThrow('no endpoint "tickets.lsit"');
    // @ts-expect-error there is no such endpoint
    expect(() => cstarHandler('toString')).toThrow('tickets.list');
  });

  it('take the data of their endpoint and nothing else', () => {
    cstarHandlers({
      'tickets.get': ticketDetail(),
      'tickets.list': [ticket()],
      'tickets.messages.list': [message()],
    });
    // @ts-expect-error a customer is no ticket
    cstarHandlers({ 'tickets.get': customer() });
    // @ts-expect-error a list endpoint takes a list
    cstarHandlers({ 'tickets.list': ticket() });
    // @ts-expect-error the thread is missing
    cstarHandler('tickets.get', ticket());
    // @ts-expect-error most fields are missing
    cstarHandler('tickets.create', { title: 'A' });
  });

  it('take errors and functions in place of data', () => {
    cstarHandlers({
      'tickets.get': apiError({ code: 'resource_missing' }),
      'tickets.create': ({ body }) => ticket({ title: body.title }),
      'tickets.update': async () => apiError({ status: 409 }),
      'tickets.delete': ({ params }) => ({ deleted: true, id: params.ticketId }),
      'customers.get': failing({ times: 1, status: 503, afterwards: customer() }),
      'customers.list': failing({ times: 1, afterwards: ({ query }) => (query.tag ? [] : [customer()]) }),
    });
    // @ts-expect-error a function too returns the data of its endpoint
    cstarHandlers({ 'tickets.get': () => customer() });
    // @ts-expect-error so does what comes after failures
    cstarHandlers({ 'tickets.get': failing({ times: 1, afterwards: customer() }) });
  });

  it('describe the call', () => {
    expectTypeOf<Call<'tickets.get'>['params']>().toEqualTypeOf<{ teamId: string; ticketId: string }>();
    expectTypeOf<Call<'tickets.list'>['query']>().toEqualTypeOf<Partial<TicketListParams>>();
    expectTypeOf<Call<'tickets.create'>['body']>().toEqualTypeOf<TicketCreateParams>();
    expectTypeOf<Call<'tickets.list'>['body']>().toEqualTypeOf<undefined>();
    expectTypeOf<Operations['tickets.list']['data']>().toEqualTypeOf<Ticket[]>();
    expectTypeOf<Ticket[]>().toExtend<Override<'tickets.list'>>();
  });

  it('let fixtures take only their own fields', () => {
    // @ts-expect-error a ticket has no such field
    ticket({ titel: 'A' });
    // @ts-expect-error a title is text
    ticket({ title: 1 });
  });
});
