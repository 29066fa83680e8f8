import { CStarNotFoundError, QuickHelpClient } from '@cstar.help/js/quickhelp';
import { expect, inject, it } from 'vitest';
import { newTeam } from './team.ts';

async function newHelp() {
  const team = await newTeam();
  const open = { status: 'published', isPublic: true } as const;
  await team.cstar.articles.create({ title: 'Refunds', content: 'We pay refunds within a week.', ...open });
  await team.cstar.articles.create({ title: 'Grinders', content: 'Clean the burrs.', ...open });
  await team.cstar.articles.create({ title: 'Refunds for staff', content: 'Staff gets refunds at once.' });
  const quickhelp = new QuickHelpClient({
    teamSlug: team.teamSlug,
    environment: 'test',
    baseUrl: inject('apiUrl'),
    maxRetries: 0,
  });
  return { quickhelp };
}

it('answers a question with its source, and takes what the reader says of it', async () => {
  const { quickhelp } = await newHelp();
  const { id, answer, sources, confidence, isGenerated } = await quickhelp.ask('When do I get a refund?', {
    context: { title: 'Orders', text: 'x'.repeat(50_000) },
  });

  expect(answer).toBe('We pay refunds within a week.');
  expect(sources).toMatchObject([{ slug: 'refunds', passage: answer }]);
  expect(confidence).toBeGreaterThan(0.3);
  expect(isGenerated).toBe(false);
  expect(await quickhelp.feedback(id, true)).toEqual({ id, helpful: true });
});

it('has no answer where no article fits', async () => {
  const { quickhelp } = await newHelp();

  expect(await quickhelp.ask('Do spaceships fly?')).toMatchObject({
    answer: null,
    sources: [],
    confidence: 0,
  });
});

it('suggests articles for a page', async () => {
  const { quickhelp } = await newHelp();

  expect(await quickhelp.suggest({ url: 'https://shop.example/grinders', text: 'Burrs' })).toMatchObject([
    { slug: 'grinders', passage: 'Clean the burrs.' },
  ]);
});

it('finds no answer that it has not given', async () => {
  const { quickhelp } = await newHelp();
  const unknown = 'ans_00000000000000000000000000000000';

  await expect(quickhelp.feedback(unknown, true)).rejects.toBeInstanceOf(CStarNotFoundError);
});
