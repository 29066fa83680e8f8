import type { ChatThread, ThreadMessage } from '@cstar.help/js/chat';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { chatWith, message, messageId, tick, ticketId } from '../support/fake-chat.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
});

const rows = (thread: ChatThread) => thread.messages.map(({ content, status }) => [content, status]);

/** A thread whose sending waits for the test to decide. */
async function thread(history = 0) {
  const { server, chat } = chatWith();
  for (let number = 1; number <= history; number += 1) server.commit(number);
  const open = chat.thread(ticketId);
  await tick();
  const sent: Record<string, unknown>[] = [];
  const answers: ((isOk: boolean) => Promise<void>)[] = [];
  server.intercept = ({ init }, body) => {
    if (init.method !== 'POST') return undefined;
    sent.push(body);
    return new Promise((resolve, reject) => {
      answers.push(async (isOk) => {
        if (isOk) resolve(json(one(echoOf(body)), { status: 201 }));
        else reject(networkFailure());
        await tick();
      });
    });
  };
  const echoOf = (body: Record<string, unknown> | undefined) =>
    message(500, { id: `${body?.id}`, content: `${body?.content}`, sender: 'customer' });
  return {
    server,
    chat,
    open,
    sent,
    answer: async (isOk: boolean) => answers.shift()?.(isOk),
    /** The stream tells the latest message that was sent. */
    async echo() {
      const made = echoOf(sent.at(-1));
      server.messages.push(made);
      server.tell('message', made);
      await tick();
    },
  };
}

describe('a message that is sent', () => {
  test.each([
    ['HTTP ok', 'echo first', ['echo', 'ok'], 'sent'],
    ['HTTP ok', 'echo last', ['ok', 'echo'], 'sent'],
    ['HTTP ok', 'no echo', ['ok'], 'sent'],
    ['HTTP fails', 'echo first', ['echo', 'fails'], 'sent'],
    ['HTTP fails', 'echo last', ['fails', 'echo'], 'sent'],
    ['HTTP fails', 'no echo', ['fails'], 'failed'],
  ])('is one row: %s, %s', async (_, __, events, status) => {
    const { open, echo, answer } = await thread(2);
    const row = open.send('Hello');
    expect(rows(open).at(-1)).toEqual(['Hello', 'sending']);
    await tick();
    for (const event of events) {
      if (event === 'echo') await echo();
      else await answer(event === 'ok');
      expect(rows(open).filter(([content]) => content === 'Hello')).toHaveLength(1);
    }

    expect(rows(open)).toEqual([
      ['Message 1', 'sent'],
      ['Message 2', 'sent'],
      ['Hello', status],
    ]);
    expect((await row).content).toBe('Hello');
    open.close();
  });

  it('appears at once, with what is known of it', async () => {
    const { open, chat } = await thread();
    const attachment = {
      id: 'att_1',
      filename: 'a.png',
      content_type: 'image/png' as const,
      size_bytes: 1,
      width: 1,
      height: 1,
      url: 'https://x',
    };
    void open.send({ content: 'Look', attachments: [attachment, 'att_2'] });
    expect(open.messages).toEqual([
      {
        object: 'message',
        id: expect.stringMatching(/^msg_[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/),
        ticket_id: ticketId,
        sender: 'customer',
        sender_name: null,
        content: 'Look',
        attachments: [attachment],
        created_at: '2026-03-01T00:00:00.000Z',
        status: 'sending',
      },
    ]);
    chat.destroy();
  });

  it('that failed stays with its error, and is sent again under the same id', async () => {
    const { open, answer, sent } = await thread();
    const first = open.send('Hello');
    await tick();
    await answer(false);
    const row = await first;
    expect(row).toMatchObject({ status: 'failed', error: { code: 'connection_failed' } });
    const again = open.retry(row.id);
    await tick();
    expect(rows(open)).toEqual([['Hello', 'sending']]);
    expect(open.messages[0]?.error).toBeUndefined();
    await answer(true);

    expect(await again).toMatchObject({ id: row.id, status: 'sent' });
    expect(sent.map(({ id }) => id)).toEqual([row.id, row.id]);
    expect(await open.retry(row.id)).toMatchObject({ status: 'sent' });
    expect(await open.retry('msg_unknown')).toBeUndefined();
    expect(sent).toHaveLength(2);
  });

  it('keeps its id over the retries of the client, too', async () => {
    const { server, chat } = chatWith({ maxRetries: 3 });
    let failures = 2;
    server.intercept = ({ init }) => (init.method === 'POST' && failures-- > 0 ? failed(503) : undefined);
    await chat.getAccessToken();
    const sending = chat.messages.send(ticketId, 'Hello');
    await tick(10_000);
    const { id } = await sending;
    const bodies = server.sent.filter(({ url }) => url.pathname.endsWith('/messages'));
    expect(new Set(bodies.map(({ init }) => JSON.parse(`${init.body}`).id))).toEqual(new Set([id]));
    expect(server.messages).toHaveLength(1);
  });

  it('that failed can be thrown away', async () => {
    const { open, answer } = await thread(1);
    const sending = open.send('Hello');
    await tick();
    await answer(false);
    open.discard((await sending).id);
    expect(rows(open)).toEqual([['Message 1', 'sent']]);
    open.discard(messageId(1));
    expect(rows(open)).toEqual([['Message 1', 'sent']]);
  });

  it('waits for the one before it, and can be thrown away until then', async () => {
    const { open, answer, sent } = await thread();
    void open.send('First');
    const second = open.send('Second');
    void open.send('Third');
    await tick();
    expect(sent).toHaveLength(1);
    open.discard(open.messages[1]?.id ?? '');
    await answer(true);

    expect(sent.map(({ content }) => content)).toEqual(['First', 'Third']);
    expect((await second).status).toBe('sending');
    expect(rows(open)).toEqual([
      ['First', 'sent'],
      ['Third', 'sending'],
    ]);
  });

  it('that is on its way cannot be thrown away, which is said', async () => {
    const { open, answer } = await thread();
    void open.send('Hello');
    await tick();
    const id = open.messages[0]?.id ?? '';
    expect(() => open.discard(id)).toThrowError(expect.objectContaining({ code: 'message_sending' }));
    expect(rows(open)).toEqual([['Hello', 'sending']]);
    await answer(false);
    open.discard(id);
    expect(open.messages).toEqual([]);
  });

  it('is not shown any more where the thread has ended meanwhile', async () => {
    const { open, chat, answer, server } = await thread(1);
    const sending = open.send('Hello');
    await tick();
    const { intercept } = server;
    server.intercept = (sent, body) => (sent.init.method === 'GET' ? failed(404) : intercept?.(sent, body));
    server.tell('closed', { ticket_id: ticketId });
    await tick();
    expect([open.error?.statusCode, open.messages]).toEqual([404, []]);
    await answer(true);
    expect((await sending).status).toBe('sent');
    expect(open.messages).toEqual([]);
    chat.destroy();
  });

  it('that failed does not hold up the next, and stays below what came since', async () => {
    const { open, server, answer } = await thread();
    void open.send('First');
    void open.send('Second');
    await tick();
    await answer(false);
    server.say(1);
    await answer(true);
    await tick();
    expect(rows(open)).toEqual([
      ['Message 1', 'sent'],
      ['Second', 'sent'],
      ['First', 'failed'],
    ]);
  });
});

describe('a thread', () => {
  it('tells once what changed in one turn, and keeps arrays and rows that did not', async () => {
    const { server, chat } = chatWith();
    for (let number = 1; number <= 5; number += 1) server.commit(number);
    const open = chat.thread(ticketId);
    let told = 0;
    const off = open.subscribe(() => {
      told += 1;
    });
    expect([open.isLoading, open.messages]).toEqual([true, []]);
    await tick();
    expect([open.isLoading, open.messages.length]).toEqual([false, 5]);
    expect(told).toBeLessThanOrEqual(2);
    const before: readonly ThreadMessage[] = open.messages;
    expect(open.messages).toBe(before);
    server.say(6);
    await tick();

    expect(open.messages).not.toBe(before);
    expect(open.messages.slice(0, 5).every((row, index) => row === before[index])).toBe(true);
    off();
    const count = told;
    server.say(7);
    await tick();
    expect([told, open.messages.length]).toEqual([count, 7]);
    chat.destroy();
  });

  it('hears nothing after close(), and leaves nothing behind', async () => {
    const { open, server } = await thread(1);
    open.close();
    server.say(2);
    await tick();
    expect([rows(open).length, server.open(), vi.getTimerCount()]).toEqual([1, 0, 0]);
  });

  it('of one customer is empty for the next', async () => {
    const { open, chat, answer, server } = await thread(2);
    const sending = open.send('Hello');
    await tick();
    server.intercept = undefined;
    await chat.logout();
    expect(open.messages).toEqual([]);
    expect(open.error).toMatchObject({ code: 'logged_out' });
    await answer(true);
    expect((await sending).status).not.toBe('sent');
    expect((await open.send('Of the next')).status).toBe('failed');
    expect(server.messages.map(({ content }) => content)).toEqual(['Message 1', 'Message 2']);
  });

  it('of a ticket that cannot be read says why', async () => {
    const { server, chat } = chatWith();
    server.intercept = ({ url }) => (url.pathname.includes('tickets') ? failed(404) : undefined);
    const open = chat.thread(ticketId);
    await tick();
    expect([open.isLoading, open.error?.statusCode, open.messages]).toEqual([false, 404, []]);
    expect(server.open()).toBe(0);
  });
});
