import { CStarValidationError, QuickHelpClient } from '@cstar.help/js/quickhelp';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { fakeFetch, type Reply, type Sent, silence } from '../support/fake-fetch.ts';
import { failed, json, many, one } from '../support/replies.ts';

type Options = Partial<ConstructorParameters<typeof QuickHelpClient>[0]>;

const settled = () => new Promise((resolve) => setTimeout(resolve));

function quickhelpWith(options: Options, reply: Reply) {
  const fake = fakeFetch(reply);
  const quickhelp = new QuickHelpClient({ teamSlug: 'acme', fetch: fake.fetch, maxRetries: 0, ...options });
  return { ...fake, quickhelp };
}

const bodyOf = ({ init }: Pick<Sent, 'init'>) => JSON.parse(String(init.body));

const answered: Reply = (sent) => json(one({ id: 'ans_1', answer: `About ${bodyOf(sent).question}` }));

/** A server that answers when it is told to. */
function slowServer(options: Options = {}) {
  const open = new Map<string, { answer(): void; signal: AbortSignal }>();
  const reply: Reply = (sent) =>
    new Promise((resolve, reject) => {
      const { question } = bodyOf(sent);
      const { signal } = sent.init;
      open.set(question, { signal, answer: () => resolve(json(one({ answer: `About ${question}` }))) });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  return { ...quickhelpWith(options, reply), open };
}

describe('the routes of quick help', () => {
  it.each<[string, object, Reply, (quickhelp: QuickHelpClient) => PromiseLike<unknown>]>([
    [
      '/api/quickhelp/acme/suggest',
      { url: 'https://x.example', limit: 3 },
      json(many([])),
      (quickhelp) => quickhelp.suggest({ url: 'https://x.example', limit: 3 }),
    ],
    ['/api/quickhelp/acme/ask', { question: 'Why?' }, answered, (quickhelp) => quickhelp.ask('Why?')],
    [
      '/api/quickhelp/acme/ask',
      { question: 'Why?', context: { title: 'Billing' } },
      answered,
      (quickhelp) =>
        quickhelp.ask('Why?', { context: { title: 'Billing' }, abortPrevious: true, timeout: 5 }),
    ],
    [
      '/api/quickhelp/acme/answers/ans_1/feedback',
      { helpful: false },
      answered,
      (quickhelp) => quickhelp.feedback('ans_1', false),
    ],
  ])('POST %s with %j', async (path, body, reply, call) => {
    const { quickhelp, sent } = quickhelpWith({}, reply);
    await call(quickhelp);

    expect(sent.map(({ init, url }) => [init.method, url.pathname])).toEqual([['POST', path]]);
    expect(sent.map(bodyOf)).toEqual([body]);
    // What only asks needs none.
    expect('idempotency-key' in (sent[0]?.headers ?? {})).toBe(path.endsWith('/feedback'));
  });

  it('give lists as arrays, and the facts of their calls', async () => {
    const { quickhelp } = quickhelpWith({}, json(many([{ slug: 'a' }])));
    const { data, meta } = await quickhelp.suggest({ title: 'x' }).withMeta();

    expect([data, meta.requestId]).toEqual([[{ slug: 'a' }], 'req_1']);
  });
});

describe('the text of a page', () => {
  it.each([
    ['as it is', 'x'.repeat(20_000), 20_000],
    ['cut where it is too long', 'x'.repeat(20_001), 20_000],
    ['without half a character', `${'x'.repeat(19_999)}🍮`, 19_999],
  ])('is sent %s', async (_, text, length) => {
    const { quickhelp, sent } = quickhelpWith({}, (request) =>
      request.url.pathname.endsWith('ask') ? json(one({})) : json(many([])),
    );
    await quickhelp.suggest({ text });
    await quickhelp.ask('Why?', { context: { text } });

    expect(bodyOf(sent[0] as Sent).text).toHaveLength(length);
    expect(bodyOf(sent[1] as Sent).context.text).toHaveLength(length);
  });
});

describe('questions that wait at the same time', () => {
  it('share one request when they are the same', async () => {
    const { quickhelp, sent, open } = slowServer();
    const calls = Array.from({ length: 5 }, () => quickhelp.ask('Why?'));
    await settled();
    open.get('Why?')?.answer();

    expect(await Promise.all(calls)).toEqual(Array(5).fill({ answer: 'About Why?' }));
    expect(sent).toHaveLength(1);
  });

  it('are requests of their own when they differ, be it in their page', async () => {
    const { quickhelp, sent } = slowServer();
    const calls = [
      ...['a', 'b'].map((title) => quickhelp.ask('Why?', { context: { title } })),
      quickhelp.ask('How?'),
    ].map((call) => rejection(call));
    await settled();

    expect(sent).toHaveLength(3);
    quickhelp.destroy();
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: 'client_destroyed' });
  });

  it('stay when a new one comes, unless it says so', async () => {
    const { quickhelp, open } = slowServer();
    const calls = [quickhelp.ask('First?'), quickhelp.ask('Second?')];
    await settled();
    for (const { answer } of open.values()) answer();

    expect(await Promise.all(calls)).toEqual([{ answer: 'About First?' }, { answer: 'About Second?' }]);
  });

  it.each<[string, Options, { abortPrevious?: boolean }]>([
    ['the call', {}, { abortPrevious: true }],
    ['the client', { latestOnly: true }, {}],
  ])('are aborted by a new one when %s says so', async (_, options, call) => {
    const { quickhelp, open } = slowServer(options);
    const previous = [quickhelp.ask('First?', { abortPrevious: false }), quickhelp.ask('Second?', call)].map(
      (each) => rejection(each),
    );
    await settled();
    const last = quickhelp.ask('Third?', call);

    for (const error of await Promise.all(previous)) expect(error).toMatchObject({ name: 'AbortError' });
    expect([open.get('First?')?.signal.aborted, open.get('Second?')?.signal.aborted]).toEqual([true, true]);
    await settled();
    open.get('Third?')?.answer();
    expect(await last).toEqual({ answer: 'About Third?' });
  });

  it('are not aborted by themselves: the same question joins them', async () => {
    const { quickhelp, sent, open } = slowServer({ latestOnly: true });
    const calls = [quickhelp.ask('Why?'), quickhelp.ask('Why?')];
    await settled();
    open.get('Why?')?.answer();

    expect(await Promise.all(calls)).toHaveLength(2);
    expect(sent).toHaveLength(1);
  });

  it('leave one by one, each with the reason of its own signal', async () => {
    const { quickhelp, open } = slowServer();
    const leaving = new AbortController();
    const gone = rejection(quickhelp.ask('Why?', { signal: leaving.signal }));
    const stays = quickhelp.ask('Why?');
    await settled();
    leaving.abort(new Error('enough'));

    expect(await gone).toEqual(new Error('enough'));
    expect(open.get('Why?')?.signal.aborted).toBe(false);
    open.get('Why?')?.answer();
    expect(await stays).toEqual({ answer: 'About Why?' });
  });

  it('are not asked at all when their signal is aborted before', async () => {
    const { quickhelp, sent } = slowServer();
    const signal = AbortSignal.abort(new Error('never'));

    expect(await rejection(quickhelp.ask('Why?', { signal }))).toEqual(new Error('never'));
    expect(sent).toEqual([]);
  });

  it('leave nothing on the signal of their caller', async () => {
    const { quickhelp } = quickhelpWith({}, answered);
    const { signal } = new AbortController();
    let listeners = 0;
    const counted = {
      aborted: false,
      addEventListener: (type: 'abort', listener: () => void) => {
        listeners += 1;
        signal.addEventListener(type, listener);
      },
      removeEventListener: (type: 'abort', listener: () => void) => {
        listeners -= 1;
        signal.removeEventListener(type, listener);
      },
    };
    await quickhelp.ask('Why?', { signal: counted });
    await settled();

    expect(listeners).toBe(0);
  });
});

it('asks again after a failure, and a feedback is never shared', async () => {
  const { quickhelp, sent } = quickhelpWith({}, failed(400, { message: 'No. Ask.' }));
  expect(await rejection(quickhelp.ask('Why?'))).toBeInstanceOf(CStarValidationError);
  await rejection(quickhelp.ask('Why?'));
  await Promise.all([1, 2].map(() => rejection(quickhelp.feedback('ans_1', true))));

  expect(sent).toHaveLength(4);
});

it('whatever is asked in whatever order: with latestOnly only the last question gets an answer', async () => {
  const questions = fc.array(fc.record({ question: fc.constantFrom('a', 'b', 'c'), pause: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(questions, async (asked) => {
      const { quickhelp, open } = slowServer({ latestOnly: true });
      const outcomes: Promise<unknown>[] = [];
      for (const { question, pause } of asked) {
        outcomes.push(
          quickhelp.ask(question).then(
            ({ answer }) => answer,
            (error) => Object(error).name,
          ),
        );
        if (pause) await settled();
      }
      await settled();
      for (const { answer } of open.values()) answer();
      // Those before the last one are aborted, but for an unbroken run of the same question at the end.
      const names = asked.map(({ question }) => question);
      const last = names.at(-1);
      const run = names.length - 1 - names.map((name) => name !== last).lastIndexOf(true);
      expect(await Promise.all(outcomes)).toEqual(
        names.map((name, index) => (index >= names.length - run ? `About ${name}` : 'AbortError')),
      );
    }),
    { numRuns: 60 },
  );
});

describe('a question that takes its time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each<[string, Options, object, number]>([
    ['by itself', {}, {}, 120_000],
    ['by the client', { timeout: 50_000 }, {}, 50_000],
    ['by the call', {}, { timeout: 200_000 }, 200_000],
    ['by a deadline before it', {}, { deadline: 10_000 }, 10_000],
  ])('is waited for so long, and not asked, and paid for, again: %s', async (_, client, call, time) => {
    const { quickhelp, sent } = quickhelpWith({ maxRetries: 3, ...client }, silence);
    const ended = vi.fn();
    const error = rejection(quickhelp.ask('Why?', call)).finally(ended);
    await vi.advanceTimersByTimeAsync(time - 1);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);

    expect(await error).toMatchObject({ name: 'CStarTimeoutError' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });

  it('is asked again when the server has refused it for the moment', async () => {
    let count = 0;
    const { quickhelp, sent } = quickhelpWith({ maxRetries: 3 }, (request) => {
      count += 1;
      return count === 1 ? failed(503) : json(one({ answer: `About ${bodyOf(request).question}` }));
    });
    const call = quickhelp.ask('Why?');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(await call).toEqual({ answer: 'About Why?' });
    expect(sent).toHaveLength(2);
  });
});
