import { describe, expect, test } from 'vitest';
import { newTeam, send, type TestTeam } from './support/api.ts';

const open = { status: 'published', isPublic: true };

const articles = [
  {
    title: 'Resetting your password',
    content:
      'Everybody forgets one.\n\n## On the web\n\nOpen the login page and choose "Forgot password". We send you a mail with a link. The link works for an hour.',
  },
  {
    title: 'Refunds and returns',
    content: 'Send the beans back within 30 days. We pay refunds to the card that you paid with, in a week.',
  },
  {
    title: 'Choosing a grinder',
    content: 'A burr grinder is better than a blade grinder. Ask us on the web.',
  },
  { title: 'Über uns', content: 'Wir rösten Kaffee in Graz. Rückgabe ist jederzeit möglich.' },
];

async function newHelp(some: readonly object[] = articles) {
  const team = await newTeam();
  const ids: string[] = [];
  for (const article of some)
    ids.push(String((await team.post('/articles', { ...open, ...article })).data.id));
  return { team, ids, ...helpOf(team) };
}

const helpOf = (team: TestTeam) => {
  const base = `/api/quickhelp/${team.teamSlug}:test`;
  const post = (path: string) => (body: object) => send('POST', `${base}${path}`, body);
  return {
    suggest: post('/suggest'),
    ask: post('/ask'),
    rate: (id: unknown) => post(`/answers/${id}/feedback`),
  };
};

describe('a question', () => {
  test('is answered by the passage that fits, word for word, with its source', async () => {
    const { ask, ids } = await newHelp();
    const { status, data } = await ask({ question: 'How can I reset my password?' });
    const passage =
      'Open the login page and choose "Forgot password". We send you a mail with a link. The link works for an hour.';
    expect(status).toBe(200);
    expect(data).toEqual({
      id: expect.stringMatching(/^ans_[0-9a-f]{32}$/),
      answer: passage,
      sources: [
        {
          articleId: ids[0],
          title: 'Resetting your password',
          slug: 'resetting-your-password',
          passage,
          score: expect.any(Number),
        },
      ],
      confidence: expect.any(Number),
      isGenerated: false,
    });
    expect(Number(data.confidence)).toBeGreaterThan(0.7);
  });

  test.each([
    ['When do you refund?', 'refunds-and-returns'],
    ['Which grinders are best?', 'choosing-a-grinder'],
    ['I forgot the passwords!', 'resetting-your-password'],
    ['Ist eine RÜCKGABE möglich?', 'uber-uns'],
    ['Wird Kaffee in Graz geröstet?', 'uber-uns'],
  ])('%s → %s', async (question, slug) => {
    const { ask } = await newHelp();
    expect((await ask({ question })).data.sources).toMatchObject([{ slug }]);
  });

  test.each([
    'Can spaceships fly to Jupiter?',
    'how do I do it?',
    '???',
    '日本語で質問してもいいですか',
    "'; drop table articles; --",
    'a & | ! <-> :* \\',
    '<script>alert(1)</script>',
  ])('that no article fits has no answer: %s', async (question) => {
    const { ask } = await newHelp();
    const { status, data } = await ask({ question });
    expect([status, data]).toEqual([
      200,
      { id: expect.any(String), answer: null, sources: [], confidence: 0, isGenerated: false },
    ]);
  });

  test('is less sure of an answer to a part of it', async () => {
    const { ask } = await newHelp();
    const whole = (await ask({ question: 'password link' })).data;
    const part = (await ask({ question: 'password link for my spaceship' })).data;
    expect(part.sources).toMatchObject([{ slug: 'resetting-your-password' }]);
    expect(Number(part.confidence)).toBeLessThan(Number(whole.confidence));
  });

  test('is decided by the page it came up on, where several articles fit', async () => {
    const { ask } = await newHelp([
      { title: 'Billing settings', content: 'Change the address of invoices.' },
      { title: 'Profile settings', content: 'Change your name.' },
    ]);
    const first = async (context: object) => {
      const { sources } = (await ask({ question: 'Where are my settings?', context })).data;
      return Array.isArray(sources) ? sources.map(({ slug }) => slug) : sources;
    };
    expect(await first({ title: 'Invoices' })).toEqual(['billing-settings', 'profile-settings']);
    expect(await first({ url: 'https://app.example/profile' })).toEqual([
      'profile-settings',
      'billing-settings',
    ]);
  });

  test('cites at most three articles', async () => {
    const { ask } = await newHelp(Array.from({ length: 6 }, (_, index) => ({ title: `Cup ${index}` })));
    const { data } = await ask({ question: 'cup' });
    expect(data.sources).toHaveLength(3);
    expect(Number(data.confidence)).toBeLessThan(0.9);
  });

  test('about an article without a text is answered by its title', async () => {
    const { ask } = await newHelp([{ title: 'Grinders are on the left' }]);
    expect((await ask({ question: 'grinders?' })).data.answer).toBe('Grinders are on the left');
  });

  test.each([
    [{}, 'question'],
    [{ question: ' ' }, 'question'],
    [{ question: 'x'.repeat(1_001) }, 'question'],
    [{ question: 'x\u0000' }, 'question'],
    [{ question: 'x', context: 'page' }, 'context'],
    [{ question: 'x', context: { text: 'x'.repeat(20_001) } }, 'context.text'],
    [{ question: 'x', context: { html: '' } }, 'context.html'],
    [{ question: 'x', model: 'gpt' }, 'model'],
  ])('%.60j is refused, and %s named', async (body, param) => {
    const { ask } = await newHelp([]);
    const reply = await ask(body);
    expect([reply.status, reply.error.param]).toEqual([400, param]);
  });
});

describe('a page', () => {
  test('gets the articles that fit, the best first, with passages', async () => {
    const { suggest } = await newHelp();
    const { list } = await suggest({
      url: 'https://shop.example/account/password',
      title: 'Log in',
      text: 'Your mail. Your password. Forgot your password? Refunds',
    });
    expect(list[0]).toEqual({
      id: expect.stringMatching(/^art_/),
      title: 'Resetting your password',
      slug: 'resetting-your-password',
      passage: expect.stringContaining('Forgot password'),
      score: expect.any(Number),
    });
    const scores = list.map(({ score }) => Number(score));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('gets as many as it wants', async () => {
    const { suggest } = await newHelp(Array.from({ length: 8 }, (_, index) => ({ title: `Cup ${index}` })));
    const counts = [{}, { limit: 2 }, { limit: 20 }].map(
      async (more) => (await suggest({ title: 'Cup', ...more })).list.length,
    );
    expect(await Promise.all(counts)).toEqual([5, 2, 8]);
  });

  test('about something else gets none', async () => {
    const { suggest } = await newHelp();
    expect((await suggest({ title: 'Spaceships' })).list).toEqual([]);
    expect((await suggest({ url: 'https://shop.example/' })).list).toEqual([]);
  });

  test.each([
    [{}, 'title'],
    [{ url: ' ', text: '' }, 'title'],
    [{ title: 'x', limit: 0 }, 'limit'],
    [{ title: 'x', limit: 21 }, 'limit'],
    [{ text: 'x'.repeat(20_001) }, 'text'],
    [{ url: 'x'.repeat(2_001) }, 'url'],
  ])('%.60j is refused, and %s named', async (body, param) => {
    const { suggest } = await newHelp([]);
    const reply = await suggest(body);
    expect([reply.status, reply.error.param]).toEqual([400, param]);
  });
});

describe('feedback', () => {
  test('is given by whoever asked, and by nobody else', async () => {
    const { ask, team, rate } = await newHelp();
    const path = `/api/quickhelp/${team.teamSlug}:test`;
    const visitor = async () =>
      String((await send('POST', `/api/chat/${team.teamSlug}:test/sessions`)).data.accessToken);
    const [key, other] = [await visitor(), await visitor()];
    const id = (await send('POST', `${path}/ask`, { question: 'How do I reset it?' }, { key })).data.id;
    const say = (who: string | null, more = {}) =>
      send('POST', `${path}/answers/${id}/feedback`, { helpful: true }, { key: who, ...more });
    expect((await say(other)).error.code).toBe('insufficient_permissions');
    expect((await say(null)).error.code).toBe('insufficient_permissions');
    expect((await say(key)).data).toEqual({ id, helpful: true });
    const { data } = await ask({ question: 'How do I reset it?' });
    expect((await rate(data.id)({ helpful: true })).status).toBe(200);
    const elsewhere = { headers: { 'user-agent': 'another browser' } };
    const foreign = `${path}/answers/${data.id}/feedback`;
    expect((await send('POST', foreign, { helpful: false }, elsewhere)).status).toBe(403);
  });

  test('is taken, also of an answer that was none, and the last word counts', async () => {
    const { ask, rate } = await newHelp();
    for (const question of ['password', 'spaceship']) {
      const { id } = (await ask({ question })).data;
      for (const helpful of [true, false]) {
        expect((await rate(id)({ helpful })).data).toEqual({ id, helpful });
      }
    }
  });

  test('of another team or environment finds no answer', async () => {
    const { ask, team } = await newHelp();
    const { id } = (await ask({ question: 'password' })).data;
    const other = await newHelp([]);
    expect((await other.rate(id)({ helpful: true })).status).toBe(404);
    const live = `/api/quickhelp/${team.teamSlug}/answers/${id}/feedback`;
    expect((await send('POST', live, { helpful: true })).status).toBe(404);
  });

  test.each([[{}], [{ helpful: 'yes' }], [{ helpful: true, note: 'x' }]])('%j is refused', async (body) => {
    const { ask, rate } = await newHelp();
    const { id } = (await ask({ question: 'password' })).data;
    expect((await rate(id)(body)).status).toBe(400);
  });
});

test('the same question under one idempotency key is one answer', async () => {
  const { team } = await newHelp();
  const ask = () =>
    send(
      'POST',
      `/api/quickhelp/${team.teamSlug}:test/ask`,
      { question: 'password' },
      { headers: { 'idempotency-key': 'q-1' } },
    );
  const [first, again] = [await ask(), await ask()];
  expect(again.data).toEqual(first.data);
  expect(again.body.meta.idempotentReplayed).toBe(true);
});
