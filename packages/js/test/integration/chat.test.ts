import { AuthClient } from '@cstar.help/js/auth';
import {
  ChatClient,
  ChatClientAuthError,
  type ChatClientOptions,
  type ChatMessage,
  type Fetch,
} from '@cstar.help/js/chat';
import { signIdentity } from '@cstar.help/js/identity';
import { expect, inject, test, vi } from 'vitest';
import { newTeam, type TestTeam } from './team.ts';

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

const chatOf = (team: TestTeam, options: Partial<ChatClientOptions> = {}) =>
  new ChatClient({
    teamSlug: team.teamId,
    environment: 'test',
    baseUrl: inject('apiUrl'),
    storage: 'memory',
    maxRetries: 0,
    ...options,
  });

/** A customer as the server of the team would sign them. */
async function signed(team: TestTeam, externalId = 'u1') {
  const { secret } = await team.cstar.settings.identity.rotate();
  return (id = externalId) =>
    signIdentity({ email: `${id}@example.com`, externalId: id, name: `Ada ${id}`, plan: 'pro' }, secret);
}

/** What a chat gets of a ticket. */
function follow(chat: ChatClient, ticketId: string) {
  const got: ChatMessage[] = [];
  const off = chat.onMessage(ticketId, (message) => got.push(message));
  const has = (...contents: string[]) =>
    vi.waitFor(() => expect(got.map(({ content }) => content)).toEqual(contents), 20_000);
  return { got, off, has };
}

const ready = (chat: ChatClient) => vi.waitFor(() => expect(chat.isRealtimeReady).toBe(true), 20_000);

test('a visitor and an agent talk, both ways and live; notes stay inside', async () => {
  const team = await newTeam();
  const chat = chatOf(team);
  const ticket = await chat.tickets.create({ title: 'Cannot sign in', message: 'Since this morning.' });
  const { has, got } = follow(chat, ticket.id);
  await ready(chat);
  await team.cstar.tickets.messages.create(ticket.id, { content: 'A note', isInternal: true });
  await team.cstar.tickets.messages.create(ticket.id, { content: 'Please try again.' });
  await has('Since this morning.', 'Please try again.');
  const sent = await chat.messages.send(ticket.id, 'It works.');
  await has('Since this morning.', 'Please try again.', 'It works.');

  expect(got[2]).toEqual(sent);
  expect(got.map(({ sender }) => sender)).toEqual(['customer', 'agent', 'customer']);
  const { data } = await chat.messages.list(ticket.id);
  expect(data.map(({ content }) => content)).toEqual(got.map(({ content }) => content));
  const contents: string[] = [];
  for await (const { content } of chat.messages.list(ticket.id, { pageSize: 1 })) contents.push(content);
  expect(contents).toHaveLength(3);
  const { data: inside } = await team.cstar.tickets.messages.list(ticket.id);
  expect(inside.map(({ content }) => content)).toContain('It works.');
  chat.destroy();
});

test('a visitor whose session has ended on the server goes on with a new one', async () => {
  const team = await newTeam();
  const proofs: string[] = [];
  const chat = chatOf(team, {
    fetch: (url, init) => {
      if (url.endsWith('/tickets')) proofs.push(`${init.headers.authorization}`);
      return fetch(url, init);
    },
  });
  const first = await chat.tickets.create({ title: 'Before' });
  await fetch(`${inject('apiUrl')}/api/chat/${team.teamId}:test/logout`, {
    method: 'POST',
    headers: { authorization: `${proofs[0]}` },
  });
  const second = await chat.tickets.create({ title: 'After' });

  expect(second.title).toBe('After');
  expect(new Set(proofs).size).toBe(2);
  await expect(chat.tickets.get(first.id)).rejects.toMatchObject({ code: 'resource_missing' });
  chat.destroy();
});

test('live messages come without a list for each', async () => {
  const team = await newTeam();
  const lists: string[] = [];
  const counting: Fetch = (url, init) => {
    if (init.method === 'GET' && url.includes('/messages')) lists.push(url);
    return fetch(url, init);
  };
  const chat = chatOf(team, { fetch: counting });
  const ticket = await chat.tickets.create({ title: 'Talkative', message: 'First' });
  const { has } = follow(chat, ticket.id);
  await ready(chat);
  await has('First');
  const before = lists.length;
  const contents = Array.from({ length: 5 }, (_, index) => `Message ${index}`);
  for (const content of contents) {
    await team.cstar.tickets.messages.create(ticket.id, { content: 'A note', isInternal: true });
    await team.cstar.tickets.messages.create(ticket.id, { content });
  }
  await has('First', ...contents);

  expect([before, lists.length]).toEqual([1, 1]);
  chat.destroy();
});

test('a message of a customer is an event for the team', async () => {
  const team = await newTeam();
  const chat = chatOf(team);
  const ticket = await chat.tickets.create({ title: 'Heard?' });
  const heard: string[] = [];
  team.cstar.realtime.on('ticket.message_added', ({ data }) => heard.push(JSON.stringify(data)));
  await vi.waitFor(() => expect(team.cstar.realtime.connected).toBe(true), 20_000);
  await chat.messages.send(ticket.id, 'Is anybody there?');
  await vi.waitFor(() => expect(heard).toHaveLength(1), 20_000);

  expect(heard[0]).toContain('Is anybody there?');
  team.cstar.destroy();
  chat.destroy();
});

test('an identified customer has their tickets in every client, and those of the visitor they were', async () => {
  const team = await newTeam();
  const identity = await signed(team);
  const chat = chatOf(team);
  await expect(chat.tickets.list()).rejects.toBeInstanceOf(ChatClientAuthError);
  const ticket = await chat.tickets.create({ title: 'As a visitor', message: 'Hello' });
  const { has } = follow(chat, ticket.id);
  await has('Hello');
  const customer = await chat.identify(identity());
  expect(customer).toMatchObject({ email: 'u1@example.com', name: 'Ada u1', externalId: 'u1' });
  expect((await chat.tickets.list()).data.map(({ id }) => id)).toEqual([ticket.id]);

  const phone = chatOf(team);
  await phone.identify(identity());
  const there = follow(phone, ticket.id);
  await there.has('Hello');
  await ready(chat);
  await ready(phone);
  await phone.messages.send(ticket.id, 'From the phone');
  await has('Hello', 'From the phone');
  await there.has('Hello', 'From the phone');

  const stranger = chatOf(team);
  await stranger.identify(identity('u2'));
  await expect(stranger.messages.list(ticket.id)).rejects.toMatchObject({ statusCode: 404 });
  expect((await stranger.tickets.list()).data).toEqual([]);
  const errors: unknown[] = [];
  stranger.onError(({ statusCode }) => errors.push(statusCode));
  const nothing = follow(stranger, ticket.id);
  await vi.waitFor(() => expect(errors).toContain(404), 20_000);
  expect(nothing.got).toEqual([]);
  for (const one of [chat, phone, stranger]) one.destroy();
});

test('who is logged in by an AuthClient talks as that customer, until they log out', async () => {
  const team = await newTeam();
  const common = {
    teamSlug: team.teamId,
    environment: 'test',
    baseUrl: inject('apiUrl'),
    storage: 'memory',
  } as const;
  const auth = new AuthClient(common);
  const chat = new ChatClient({ ...common, auth });
  const customers: (string | undefined)[] = [];
  chat.onCustomerChange((customer) => customers.push(customer?.name));
  await expect(chat.tickets.list()).rejects.toBeInstanceOf(ChatClientAuthError);
  await auth.signup({ email: 'ada@example.com', password: 'correct horse battery', name: 'Ada' });
  const ticket = await chat.tickets.create({ title: 'Logged in', message: 'Hello' });
  const { has, got } = follow(chat, ticket.id);
  await ready(chat);
  await team.cstar.tickets.messages.create(ticket.id, { content: 'Hello Ada' });
  await has('Hello', 'Hello Ada');
  expect((await chat.tickets.list()).data.map(({ id }) => id)).toEqual([ticket.id]);
  await auth.logout();
  await team.cstar.tickets.messages.create(ticket.id, { content: 'Still there?' });

  expect([customers, chat.isIdentified, chat.status]).toEqual([['Ada', undefined], false, 'idle']);
  await expect(chat.tickets.list()).rejects.toBeInstanceOf(ChatClientAuthError);
  expect(got).toHaveLength(2);
  chat.destroy();
  auth.destroy();
});

test('what somebody did before they logged in by an AuthClient goes along', async () => {
  const team = await newTeam();
  const auth = new AuthClient({
    teamSlug: team.teamId,
    environment: 'test',
    baseUrl: inject('apiUrl'),
    storage: 'memory',
  });
  const chat = chatOf(team, { auth });
  const ticket = await chat.tickets.create({ title: 'As a visitor', message: 'Hello' });
  const { has } = follow(chat, ticket.id);
  await has('Hello');
  await auth.signup({ email: 'ada@example.com', password: 'correct horse battery', name: 'Ada' });
  expect((await chat.tickets.list()).data.map(({ id }) => id)).toEqual([ticket.id]);
  await ready(chat);
  await team.cstar.tickets.messages.create(ticket.id, { content: 'Hello Ada' });
  await has('Hello', 'Hello Ada');

  const { customerName } = await team.cstar.tickets.get(ticket.id);
  expect(customerName).toBe('Ada');
  chat.destroy();
  auth.destroy();
});

test('logout ends the session on the server, too', async () => {
  const team = await newTeam();
  const identity = await signed(team);
  const chat = chatOf(team);
  await chat.identify(identity());
  const token = await chat.getAccessToken();
  await chat.tickets.list();
  await chat.logout();
  const other = chatOf(team, { auth: () => token });

  await expect(chat.tickets.list()).rejects.toBeInstanceOf(ChatClientAuthError);
  await expect(other.tickets.list()).rejects.toMatchObject({ statusCode: 401 });
  chat.destroy();
});

test('a forged identity is refused, with what should have been signed in the test environment', async () => {
  const team = await newTeam();
  const identity = await signed(team);
  const chat = chatOf(team);
  const error = chat.identify({ ...identity(), name: 'Somebody else' });
  await expect(error).rejects.toMatchObject({ code: 'invalid_signature' });
  await expect(error).rejects.toThrowError(/Somebody else/);
  expect(chat.isIdentified).toBe(false);
});

test('polling brings the same', async () => {
  const team = await newTeam();
  const chat = chatOf(team, { realtime: false, pollingInterval: 50 });
  const ticket = await chat.tickets.create({ title: 'Slow network', message: 'First' });
  const { has } = follow(chat, ticket.id);
  await has('First');
  await team.cstar.tickets.messages.create(ticket.id, { content: 'Second' });
  await has('First', 'Second');
  expect([chat.status, chat.isRealtimeReady]).toEqual(['polling', false]);
  chat.destroy();
});

test('typing and changes of the ticket reach the customer', async () => {
  const team = await newTeam();
  const chat = chatOf(team);
  const ticket = await chat.tickets.create({ title: 'Watch me', message: 'Hello' });
  const typing: boolean[] = [];
  const statuses: string[] = [];
  chat.onTyping(ticket.id, ({ is_typing: isTyping }) => typing.push(isTyping));
  chat.onTicketUpdate(ticket.id, ({ status }) => statuses.push(status));
  await ready(chat);
  await team.cstar.tickets.sendTyping(ticket.id, true);
  await team.cstar.tickets.update(ticket.id, { status: 'resolved' });
  await vi.waitFor(() => expect([typing, statuses.at(-1)]).toEqual([[true], 'resolved']), 20_000);
  await chat.sendTyping(ticket.id);
  await chat.sendTyping(ticket.id, false);
  chat.destroy();
});

test('what is read is not unread any more', async () => {
  const team = await newTeam();
  const chat = chatOf(team);
  const ticket = await chat.tickets.create({ title: 'Unread', message: 'Hello' });
  await team.cstar.tickets.messages.create(ticket.id, { content: 'One' });
  await team.cstar.tickets.messages.create(ticket.id, { content: 'Two' });
  expect((await chat.tickets.get(ticket.id)).unread_count).toBe(2);
  await chat.markRead(ticket.id);
  expect((await chat.tickets.get(ticket.id)).unread_count).toBe(0);
});

test('an image is uploaded and sent', async () => {
  const team = await newTeam();
  const chat = chatOf(team);
  const ticket = await chat.tickets.create({ title: 'Look' });
  const progress: number[] = [];
  const image = await chat.attachments.upload(png, {
    filename: 'dot.png',
    onProgress: (part) => progress.push(part),
  });
  const sent = await chat.messages.send(ticket.id, { content: '', attachments: [image] });

  expect(progress).toEqual([0, 1]);
  expect(image).toMatchObject({ filename: 'dot.png', content_type: 'image/png', width: 1, height: 1 });
  expect(sent.attachments.map(({ id }) => id)).toEqual([image.id]);
});

test('what is lost on the way is sent again, and is there once', async () => {
  const team = await newTeam();
  let lost = 1;
  const lossy: Fetch = async (url, init) => {
    const response = await fetch(url, init);
    // The message has arrived; the answer does not.
    if (init.method === 'POST' && url.endsWith('/messages') && lost-- > 0)
      throw new TypeError('fetch failed');
    return response;
  };
  const chat = chatOf(team, { fetch: lossy });
  const ticket = await chat.tickets.create({ title: 'Lossy' });
  const thread = chat.thread(ticket.id);
  await ready(chat);
  const row = await thread.send('Only once');
  if (row.status === 'failed') await thread.retry(row.id);
  await vi.waitFor(() => expect(thread.messages.map(({ status }) => status)).toEqual(['sent']), 20_000);
  await thread.send('And again');

  expect(thread.messages.map(({ content }) => content)).toEqual(['Only once', 'And again']);
  expect((await chat.messages.list(ticket.id)).pagination.total).toBe(2);
  chat.destroy();
});

test('what is sent while the stream is cut again and again comes once and in order', async () => {
  const team = await newTeam();
  const cuts = new Set<AbortController>();
  const cuttable: Fetch = async (url, init) => {
    if (!url.includes('/stream')) return fetch(url, init);
    const cut = new AbortController();
    cuts.add(cut);
    return fetch(url, { ...init, signal: AbortSignal.any([init.signal, cut.signal]) });
  };
  const chat = chatOf(team, { fetch: cuttable });
  const ticket = await chat.tickets.create({ title: 'Flapping' });
  const { got } = follow(chat, ticket.id);
  await ready(chat);
  const contents = Array.from({ length: 30 }, (_, index) => `Message ${index}`);
  for (const [index, content] of contents.entries()) {
    await team.cstar.tickets.messages.create(ticket.id, { content });
    if (index % 7 === 3) for (const cut of cuts) cut.abort(new Error('cut'));
  }
  await vi.waitFor(() => expect(got.map(({ content }) => content)).toEqual(contents), 30_000);
  expect(cuts.size).toBeGreaterThan(1);
  chat.destroy();
}, 60_000);

test('the older names still do', async () => {
  const team = await newTeam();
  const identity = await signed(team);
  const chat = chatOf(team);
  await chat.identify(identity());
  const made = await chat.conversations.create({ subject: 'Old', message: 'Hello' });
  const { conversations } = await chat.conversations.list();
  const messages = await chat.conversations.messages(made.id);

  expect(conversations.map(({ id, subject }) => [id, subject])).toEqual([[made.id, 'Old']]);
  expect(messages.map(({ content }) => content)).toEqual(['Hello']);
});
