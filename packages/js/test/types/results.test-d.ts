import type {
  Article,
  CallMeta,
  Category,
  CStarClient,
  CStarPromise,
  Customer,
  CustomerSummary,
  Deleted,
  Message,
  Page,
  PagePromise,
  Pagination,
  RateLimit,
  Ticket,
  TicketDetail,
  WhoAmI,
  WithMeta,
} from '@cstar.help/js';
import { expectTypeOf } from 'vitest';

declare const cstar: CStarClient;

// Every method resolves to the bare resource.
expectTypeOf(await cstar.whoami()).toEqualTypeOf<WhoAmI>();
expectTypeOf(await cstar.tickets.get('')).toEqualTypeOf<TicketDetail>();
expectTypeOf(await cstar.tickets.create({ title: '' })).toEqualTypeOf<Ticket>();
expectTypeOf(await cstar.tickets.update('', {})).toEqualTypeOf<Ticket>();
expectTypeOf(await cstar.tickets.delete('')).toEqualTypeOf<Deleted>();
expectTypeOf(await cstar.tickets.messages.create('', { content: '' })).toEqualTypeOf<Message>();
expectTypeOf(await cstar.customers.get('')).toEqualTypeOf<Customer>();
expectTypeOf(await cstar.articles.get('')).toEqualTypeOf<Article>();
expectTypeOf(await cstar.categories.create({ name: '' })).toEqualTypeOf<Category>();

// A list is a page when awaited, and its items when iterated.
const list = cstar.customers.list();
expectTypeOf(list).toEqualTypeOf<PagePromise<Customer>>();
expectTypeOf(await list).toEqualTypeOf<Page<Customer>>();
expectTypeOf((await list).data).toEqualTypeOf<Customer[]>();
expectTypeOf((await list).pagination).toEqualTypeOf<Pagination>();
expectTypeOf((await list).hasMore).toEqualTypeOf<boolean>();
expectTypeOf(await list.toArray({ limit: 1 })).toEqualTypeOf<Customer[]>();
expectTypeOf(await (await list).nextPage()).toEqualTypeOf<Page<Customer> | null>();
for await (const customer of list) expectTypeOf(customer).toEqualTypeOf<Customer>();
for await (const customer of await list) expectTypeOf(customer).toEqualTypeOf<Customer>();
for await (const page of list.pages()) expectTypeOf(page).toEqualTypeOf<Page<Customer>>();

// Facts of a call.
expectTypeOf(await cstar.tickets.get('').withMeta()).toEqualTypeOf<WithMeta<TicketDetail>>();
expectTypeOf((await cstar.tickets.get('').withMeta()).response).toEqualTypeOf<Response>();
expectTypeOf(await cstar.tickets.get('').asResponse()).toEqualTypeOf<Response>();
expectTypeOf(cstar.lastMeta).toEqualTypeOf<CallMeta>();
expectTypeOf(cstar.rateLimit).toEqualTypeOf<RateLimit | undefined>();
expectTypeOf(cstar.keyType).toEqualTypeOf<'secret' | 'publishable'>();
expectTypeOf(cstar.isTestMode).toEqualTypeOf<boolean>();

// A call fits wherever a promise does.
expectTypeOf(cstar.tickets.get('')).toExtend<Promise<TicketDetail>>();
expectTypeOf(cstar.tickets.get('')).toEqualTypeOf<CStarPromise<TicketDetail>>();
expectTypeOf(await Promise.all([cstar.whoami(), cstar.customers.get('')])).toEqualTypeOf<
  [WhoAmI, Customer]
>();

// `expand` changes the items of the list; without it, the customer may be missing.
type Item<List> = List extends PagePromise<infer T> ? T : never;
const plain = cstar.tickets.list({ status: 'open' });
expectTypeOf<Item<typeof plain>>().toEqualTypeOf<Ticket>();
expectTypeOf<Item<typeof plain>['customer']>().toEqualTypeOf<CustomerSummary | null | undefined>();
const expanded = cstar.tickets.list({ status: 'open', expand: ['customer'] });
expectTypeOf<Item<typeof expanded>['customer']>().toEqualTypeOf<CustomerSummary | null>();
const frozen = cstar.tickets.list({ expand: ['customer'] as const });
expectTypeOf<Item<typeof frozen>['customer']>().toEqualTypeOf<CustomerSummary | null>();
const other = cstar.tickets.list({ expand: ['agent'] });
expectTypeOf<Item<typeof other>>().toEqualTypeOf<Ticket>();

// Names that are known only when the program runs promise nothing.
const names: string[] = [];
const dynamic = cstar.tickets.list({ expand: names });
expectTypeOf<Item<typeof dynamic>>().toEqualTypeOf<Ticket>();
