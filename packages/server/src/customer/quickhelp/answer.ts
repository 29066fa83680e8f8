import type { Context, EffectContext } from '../../context.ts';
import type { LanguageModel } from '../../resources/ai/model.ts';
import { confidenceOf } from './confidence.ts';
import { type Findings, findByWords, type Source, sourcesOf } from './find.ts';
import { answerFrom, readAnswer } from './prompt.ts';
import { type Page, pageWords, questionWords } from './words.ts';

export interface Answer {
  answer: string | null;
  sources: Source[];
  confidence: number;
  isGenerated: boolean;
}

const maxSources = 3;
/** A passage in characters. */
const maxPassage = 800;
/** An article that covers less of a question answers another one. */
const minCoverage = 0.2;
/** A source that scores less than this share of the best one is none. */
const minShare = 0.5;
/** What a word of the page counts beside one of the question: it decides only between articles that fit. */
const pageWeight = 0.2;

const noAnswer: Answer = { answer: null, sources: [], confidence: 0, isGenerated: false };

/** The best answer that the articles give by themselves: the passage that fits, word for word. */
export async function extract(context: Context, question: string, page: Page | undefined): Promise<Answer> {
  const findings = await findByWords(context, questionWords(question));
  const fitting = findings.ranked.filter(({ coverage }) => coverage >= minCoverage);
  if (fitting.length === 0) return noAnswer;
  const fitsPage = await scoresFor(context, page);
  const ordered = fitting
    .map((each) => ({ ...each, rankedBy: each.score + pageWeight * (fitsPage.get(each.id) ?? 0) }))
    .sort((a, b) => b.rankedBy - a.rankedBy);
  const [best, next] = ordered;
  const chosen = ordered
    .filter(({ rankedBy }) => best !== undefined && rankedBy >= minShare * best.rankedBy)
    .slice(0, maxSources);
  const sources = await sourcesOf(context, findings, chosen, maxPassage);
  const [first] = sources;
  if (best === undefined || first === undefined) return noAnswer;
  const confidence = confidenceOf({
    coverage: best.coverage,
    inPassage: shareInPassage(findings, best.id, first.words),
    best: best.rankedBy,
    next: next?.rankedBy ?? 0,
  });
  return {
    answer: first.passage,
    sources: sources.map(({ words: _, ...source }) => source),
    confidence,
    isGenerated: false,
  };
}

async function scoresFor(context: Context, page: Page | undefined): Promise<Map<string, number>> {
  if (page === undefined) return new Map();
  const { ranked } = await findByWords(context, pageWords(page));
  return new Map(ranked.map(({ id, score }) => [id, score]));
}

/** How much of what an article has of the question is in its passage. */
function shareInPassage({ words, says, hits }: Findings, id: string, inPassage: readonly string[]): number {
  const found = hits.find((hit) => hit.id === id)?.found ?? [];
  const total = (places: readonly number[]) => places.reduce((all, place) => all + (says[place] ?? 0), 0);
  const there = found.filter((place) => inPassage.some((form) => isFormOf(form, words[place]?.word ?? '')));
  return found.length === 0 ? 0 : total(there) / total(found);
}

/** Forms of one word begin alike: enough to tell which of a few words a match is. */
function isFormOf(form: string, word: string): boolean {
  const length = Math.min(form.length, word.length, 4);
  return form.slice(0, length) === word.slice(0, length);
}

/**
 * The same answer in the words of a model, from the same passages and with those that it names. Whenever that
 * fails, be it for want of a usable source, the extract stands.
 */
export async function generate(
  model: LanguageModel,
  { principal, newId }: EffectContext,
  question: string,
  page: Page | undefined,
  extracted: Answer,
): Promise<Answer> {
  const asked = answerFrom(principal.teamName, question, page, extracted.sources, newId());
  const said = await model.ask(asked).catch(() => undefined);
  const written = said === undefined ? undefined : readAnswer(said, extracted.sources);
  return written === undefined ? extracted : { ...extracted, ...written, isGenerated: true };
}
