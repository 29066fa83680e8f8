import { z } from 'zod';
import type { Question } from '../../resources/ai/model.ts';
import { parseJson } from '../../resources/ai/outputs.ts';
import { question } from '../../resources/ai/prompts.ts';
import type { Source } from './find.ts';
import type { Page } from './words.ts';

const maxAnswer = 4_000;
/** How much of the page a model is given, in characters. */
const maxPageText = 2_000;

/** What a model is asked, with nothing to go by but the passages. */
export function answerFrom(
  team: string,
  asked: string,
  page: Page | undefined,
  sources: readonly Source[],
  mark: string,
): Question {
  const task = [
    `You answer a question of a customer of ${JSON.stringify(team)} from passages of its help center.`,
    'Use only what the passages say; make nothing up. Be short and precise, in the language of the question, in plain text or simple Markdown, without links that stand in no passage.',
    'Answer with a JSON object and nothing else: {"answer": "…", "sources": [1]}. "sources" holds the numbers of the passages that the answer rests on. When they do not hold the answer: {"answer": "", "sources": []}.',
  ].join(' ');
  const passages = sources.map(({ title, passage }, index) => `[${index + 1}] ${title}\n${passage}`);
  const { title = '', text = '' } = page ?? {};
  const seen = `${title}\n${text.slice(0, maxPageText).replace(/\p{Surrogate}$/u, '')}`.trim();
  const material = {
    question: asked,
    passages: passages.join('\n\n'),
    ...(seen === '' ? {} : { page: seen }),
  };
  return question(task, material, mark, true);
}

const Written = z.object({ answer: z.string(), sources: z.array(z.number()) });

/**
 * The answer of a model with the sources that it names; undefined when it names none that it was given, or says
 * nothing, or is not what was asked for.
 */
export function readAnswer<S>(
  said: string,
  given: readonly S[],
): { answer: string; sources: S[] } | undefined {
  const read = Written.safeParse(parseJson(said));
  if (!read.success) return undefined;
  const answer = read.data.answer
    .replaceAll(/[\0\p{Surrogate}]/gu, '')
    .trim()
    .slice(0, maxAnswer)
    .replace(/\p{Surrogate}$/u, '');
  const sources = [...new Set(read.data.sources)].flatMap((number) => given[number - 1] ?? []);
  return answer === '' || sources.length === 0 ? undefined : { answer, sources };
}
