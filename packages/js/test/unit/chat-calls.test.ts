import { ChatClient } from '@cstar.help/js/chat';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { chatWith, messageId, root, tick, ticketId } from '../support/fake-chat.ts';
import { failed } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
});

const uuid = /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/;

describe('calls', () => {
  test.each<[string, (chat: ChatClient) => PromiseLike<unknown>, string, object | null]>([
    ['tickets.get', (chat) => chat.tickets.get(ticketId), `GET tickets/${ticketId}`, null],
    [
      'tickets.create',
      (chat) => chat.tickets.create({ title: 'T', message: 'Hi', priority: 'high' }),
      'POST tickets',
      {
        id: expect.stringMatching(/^tkt_/),
        messageId: expect.stringMatching(/^msg_/),
        title: 'T',
        message: 'Hi',
        priority: 'high',
      },
    ],
    [
      'tickets.create without a message',
      (chat) => chat.tickets.create({ title: 'T', id: ticketId }),
      'POST tickets',
      { id: ticketId, title: 'T' },
    ],
    [
      'conversations.create',
      (chat) => chat.conversations.create({ subject: 'T', message: 'Hi' }),
      'POST tickets',
      expect.objectContaining({ title: 'T', message: 'Hi' }),
    ],
    [
      'messages.send',
      (chat) => chat.messages.send(ticketId, 'Hi'),
      `POST tickets/${ticketId}/messages`,
      { id: expect.stringMatching(/^msg_/), content: 'Hi' },
    ],
    [
      'messages.send with an id of your own',
      (chat) => chat.messages.send(ticketId, { id: messageId(1), content: '', attachments: ['att_1'] }),
      `POST tickets/${ticketId}/messages`,
      { id: messageId(1), content: '', attachments: ['att_1'] },
    ],
    [
      'markRead',
      (chat) => chat.markRead(ticketId, messageId(1)),
      `POST tickets/${ticketId}/read`,
      { messageId: messageId(1) },
    ],
    [
      'sendTyping',
      (chat) => chat.sendTyping(ticketId),
      `POST tickets/${ticketId}/typing`,
      { isTyping: true },
    ],
  ])('%s asks as documented', async (_, run, call, body) => {
    const { server, chat } = chatWith();
    await run(chat);
    expect(server.calls).toEqual(['POST sessions', call]);
    expect(server.sent[1]?.url.pathname.startsWith(root)).toBe(true);
    expect(server.sent[1]?.init.body && JSON.parse(`${server.sent[1].init.body}`)).toEqual(body);
  });

  it('make ids that are UUIDs, also where there is no crypto', async () => {
    const { server, chat } = chatWith();
    await chat.messages.send(ticketId, 'One');
    vi.stubGlobal('crypto', undefined);
    await chat.messages.send(ticketId, 'Two');
    const ids = server.messages.map(({ id }) => id.replace('msg_', ''));
    for (const id of ids) expect(id).toMatch(uuid);
    expect(new Set(ids).size).toBe(2);
  });

  it('mark the newest message as read where none is named, and nothing where there is none', async () => {
    const { server, chat } = chatWith();
    expect(await chat.markRead(ticketId)).toEqual({ read: true });
    expect(server.calls).toEqual(['POST sessions', `GET tickets/${ticketId}`]);
    server.commit(1);
    await chat.markRead(ticketId);
    expect(JSON.parse(`${server.sent.at(-1)?.init.body}`)).toEqual({ messageId: messageId(1) });
  });

  it('tell their facts', async () => {
    const { chat } = chatWith();
    expect(chat.lastMeta.attempts).toBe(0);
    const { data, meta } = await chat.tickets.get(ticketId).withMeta();
    expect([data.id, meta.requestId, chat.lastMeta.requestId]).toEqual([ticketId, 'req_1', 'req_1']);
  });

  it('can be aborted while the session is being made, which others still get', async () => {
    const { server, chat } = chatWith();
    const stop = new AbortController();
    const aborted = rejection(chat.tickets.get(ticketId, { signal: stop.signal }));
    const other = chat.tickets.get(ticketId);
    stop.abort(new Error('enough'));
    expect(`${await aborted}`).toBe('Error: enough');
    expect((await other).id).toBe(ticketId);
    expect(server.calls).toEqual(['POST sessions', `GET tickets/${ticketId}`]);
  });

  test.each([{ teamSlug: '../x' }, { teamSlug: 'acme', pollingInterval: 0 }])(
    'options like %o are refused',
    (options) => {
      expect(() => new ChatClient(options)).toThrowError(/must be/);
    },
  );
});

describe('typing', () => {
  it('is told at most every three seconds, and its end at once and once', async () => {
    const { server, chat } = chatWith();
    const told = () =>
      server.sent
        .filter(({ url }) => url.pathname.endsWith('/typing'))
        .map(({ init }) => JSON.parse(`${init.body}`).isTyping);
    await chat.sendTyping(ticketId);
    await chat.sendTyping(ticketId);
    await tick(2_999);
    await chat.sendTyping(ticketId);
    expect(told()).toEqual([true]);
    await tick(1);
    await chat.sendTyping(ticketId);
    await chat.sendTyping('tkt_2');
    expect(told()).toEqual([true, true, true]);
    await chat.sendTyping(ticketId, false);
    await chat.sendTyping(ticketId, false);
    await chat.sendTyping(ticketId);
    expect(told()).toEqual([true, true, true, false, true]);
  });

  it('never rejects, but tells', async () => {
    const { server, chat } = chatWith();
    const codes: unknown[] = [];
    chat.onError(({ statusCode }) => codes.push(statusCode));
    await chat.tickets.get(ticketId);
    server.intercept = () => failed(503);
    await chat.sendTyping(ticketId);
    expect(codes).toEqual([503]);
  });
});

describe('an upload', () => {
  const file = new Blob(['x'], { type: 'image/png' });

  it('goes over fetch, and tells its beginning and its end', async () => {
    const { server, chat } = chatWith();
    const told: number[] = [];
    const image = await chat.attachments.upload(file, {
      filename: 'a.png',
      onProgress: (part) => told.push(part),
    });
    const form = server.sent.at(-1)?.init.body;
    expect([image.id, told, server.calls.at(-1)]).toEqual(['att_1', [0, 1], 'POST attachments']);
    expect(form instanceof FormData && form.get('filename')).toBe('a.png');
  });

  it('over XMLHttpRequest tells how far it is, with retries and errors as always', async () => {
    const requests: FakeRequest[] = [];
    const answers = [503, 201];
    class FakeRequest {
      static readonly sent = requests;
      readonly upload: { onprogress?: (event: object) => void } = {};
      readonly headers: Record<string, string> = {};
      onload?: () => void;
      onabort?: () => void;
      status = 0;
      responseText = '';
      target = '';
      open(method: string, url: string) {
        this.target = `${method} ${url}`;
      }
      setRequestHeader(name: string, value: string) {
        this.headers[name] = value;
      }
      getResponseHeader() {
        return null;
      }
      send() {
        requests.push(this);
        queueMicrotask(() => {
          this.upload.onprogress?.({ loaded: 1, total: 4 });
          this.status = answers.shift() ?? 0;
          this.responseText = JSON.stringify({ success: true, data: { id: 'att_1' } });
          if (this.status) this.onload?.();
        });
      }
      abort() {
        this.onabort?.();
      }
    }
    vi.stubGlobal('XMLHttpRequest', FakeRequest);
    const { server } = chatWith();
    vi.stubGlobal('fetch', server.fetch);
    const chat = new ChatClient({ teamSlug: 'acme', baseUrl: 'https://chat.test', storage: 'memory' });
    const told: number[] = [];
    const upload = chat.attachments.upload(file, { onProgress: (part) => told.push(part) });
    await tick(1_000);

    expect((await upload).id).toBe('att_1');
    expect(told).toEqual([0, 0.25, 0.25, 1]);
    expect(requests.map(({ target }) => target)).toEqual(
      Array(2).fill(`POST https://chat.test${root}/attachments`),
    );
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer visitor-1' });
    expect(requests[0]?.headers).not.toHaveProperty('content-type');
    const stop = new AbortController();
    const aborted = rejection(
      chat.attachments.upload(file, { signal: stop.signal, onProgress: () => undefined }),
    );
    await tick();
    stop.abort(new Error('enough'));
    expect(`${await aborted}`).toBe('Error: enough');
    const destroyed = rejection(chat.attachments.upload(file, { onProgress: () => undefined }));
    chat.destroy();
    expect(await destroyed).toMatchObject({ code: 'client_destroyed' });
  });
});
