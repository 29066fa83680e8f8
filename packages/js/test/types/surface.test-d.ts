import {
  CStarClient,
  type CStarPromise,
  type CsvExport,
  type ImportResult,
  type JsonExport,
  type Page,
  type PagePromise,
  type Ticket,
  type ViewResult,
} from '@cstar.help/js';
import { assertType, expectTypeOf, test } from 'vitest';

const cstar = new CStarClient();

test('parts of the game that are called themselves have methods, too', () => {
  expectTypeOf(cstar.game.player('mem_1')).toEqualTypeOf(cstar.game.player({ userId: 'usr_1' }));
  expectTypeOf(cstar.game.player.get('mem_1')).toEqualTypeOf(cstar.game.player());
  expectTypeOf(cstar.game.boss.defeats({ pageSize: 5 })).toExtend<PagePromise<{ id: string }>>();
  expectTypeOf(cstar.game.boss.defeats.get('def_1')).toExtend<CStarPromise<{ id: string }>>();
  expectTypeOf(cstar.game.leaderboard({ period: 'weekly' })).toExtend<CStarPromise<{ entries: unknown[] }>>();
  expectTypeOf(cstar.game.leaderboard.me({ userId: 'usr_1' })).toExtend<CStarPromise<{ score: number }>>();
  expectTypeOf(cstar.game.achievements.recent()).toExtend<PagePromise<{ id: string }>>();
  expectTypeOf(cstar.game.cosmetics({ type: 'frame' })).toExtend<PagePromise<{ id: string }>>();
  expectTypeOf(cstar.game.activity.member('mem_1')).toExtend<PagePromise<{ id: string }>>();
  // @ts-expect-error a number is no period
  cstar.game.leaderboard({ period: 7 });
  // @ts-expect-error a skill has to be named
  cstar.game.skills.allocate({ userId: 'usr_1' });
});

test('an ID that may be lost is none: it must not turn into the default', () => {
  const lost: string | undefined = ['mem_1'].find((id) => id === 'mem_2');
  // @ts-expect-error it may be undefined
  cstar.game.player(lost);
});

test('the rows of a view can be named by who knows them', () => {
  expectTypeOf(cstar.views.execute<Ticket>('view_1')).toEqualTypeOf<PagePromise<Ticket>>();
  expectTypeOf(cstar.views.execute('view_1')).toEqualTypeOf<PagePromise<ViewResult>>();
  // @ts-expect-error no view lists texts
  cstar.views.execute<string>('view_1');
});

test('choices stay open for what the server learns later', () => {
  cstar.game.leaderboard({ period: 'monthly' });
  cstar.automations.create({ name: 'x', triggerEvent: 'ticket.merged' });
  expectTypeOf<'agent'>().toExtend<Awaited<ReturnType<typeof cstar.members.get>>['role']>();
});

test('lists by cursor are lists like all others, and say where they were left', async () => {
  const page = await cstar.activity.list({ limit: 10 });
  expectTypeOf(page).toExtend<Page<{ id: string }>>();
  expectTypeOf(page.cursor).toEqualTypeOf<string | null | undefined>();
  for await (const { id } of cstar.game.activity()) assertType<string>(id);
});

test('methods with two documented forms take both', () => {
  expectTypeOf(cstar.search.query('billing', { types: ['tickets'] })).toEqualTypeOf(
    cstar.search.query({ query: 'billing', types: ['tickets'] }),
  );
  expectTypeOf(cstar.webhooks.test('whk_1', 'ticket.created')).toEqualTypeOf(
    cstar.webhooks.test('whk_1', { event: 'ticket.created' }),
  );
  expectTypeOf(cstar.tags.create('new-tag')).toEqualTypeOf(cstar.tags.create({ name: 'new-tag' }));
  // @ts-expect-error an event has to be named
  cstar.webhooks.test('whk_1');
});

test('large work knows its records, its changes and its rows', async () => {
  const result = cstar.import.create({
    resource: 'customers',
    records: [{ name: 'Ada', email: 'ada@example.com' }],
    onProgress: ({ done, total, result: so }) => {
      assertType<[number, number | undefined, ImportResult]>([done, total, so]);
    },
  });
  expectTypeOf(result).toEqualTypeOf<Promise<ImportResult>>();
  const extra = { name: 'Ada', email: 'ada@example.com' };
  // @ts-expect-error a misspelt field
  cstar.import.create({ resource: 'customers', records: [{ ...extra, tagz: ['x'] }] });
  // @ts-expect-error a customer has no title
  cstar.import.create({ resource: 'customers', records: [{ title: 'x' }] });
  cstar.bulk.update({ resource: 'tickets', ids: [], data: { status: 'closed' } });
  // @ts-expect-error a ticket has no email
  cstar.bulk.update({ resource: 'tickets', ids: [], data: { email: 'x' } });

  cstar.import.create({
    resource: 'customers',
    records: new Set([{ name: 'Ada', email: 'ada@example.com' }]),
  });
  // @ts-expect-error a misspelt resource
  cstar.import.create({ resource: 'custommers', records: [{ name: 'Ada', email: 'ada@example.com' }] });
  // @ts-expect-error a misspelt resource
  cstar.bulk.update({ resource: 'ticket', ids: [], data: { status: 'closed' } });
  // @ts-expect-error a misspelt resource
  cstar.bulk.delete({ resource: 'ticket', ids: [] });
  cstar.bulk.delete({ resource: 'tickets', ids: new Set(['tkt_1']) });

  cstar.bulk.run({ action: 'update', resource: 'customers', ids: [], data: { email: 'x' } });
  cstar.bulk.run({ action: 'delete', resource: 'customers', ids: [] });
  // @ts-expect-error a ticket has no email
  cstar.bulk.run({ action: 'update', resource: 'tickets', ids: [], data: { email: 'x' } });
  // @ts-expect-error a deletion takes no data
  cstar.bulk.run({ action: 'delete', resource: 'tickets', ids: [], data: { status: 'open' } });
  // @ts-expect-error an update needs data
  cstar.bulk.run({ action: 'update', resource: 'tickets', ids: [] });

  for await (const row of cstar.export.rows({ type: 'tickets' })) expectTypeOf(row).toEqualTypeOf<Ticket>();
  // @ts-expect-error a misspelt resource
  cstar.export.rows({ type: 'ticket' });
  // @ts-expect-error tickets have no isPublic
  cstar.export.rows({ type: 'tickets', filters: { isPublic: true } });
  cstar.export.create({
    resources: [
      { type: 'tickets', filters: { priority: 'high' } },
      { type: 'articles', filters: { isPublic: true } },
    ],
  });
  // @ts-expect-error tickets have no isPublic
  cstar.export.create({ resources: [{ type: 'tickets', filters: { isPublic: true } }] });
  // @ts-expect-error a misspelt resource
  cstar.export.create({ resources: [{ type: 'ticket' }] });
  const resources = [{ type: 'tickets' }] as const;
  expectTypeOf(await cstar.export.create({ resources })).toEqualTypeOf<JsonExport>();
  expectTypeOf(await cstar.export.create({ resources, format: 'csv' })).toEqualTypeOf<CsvExport>();
});

test('files are given as the platform has them', () => {
  cstar.attachments.create({ file: new Blob(['x']) });
  cstar.attachments.create({ file: new Uint8Array(1) });
  // @ts-expect-error a path is no file
  cstar.attachments.create({ file: './picture.png' });
});
