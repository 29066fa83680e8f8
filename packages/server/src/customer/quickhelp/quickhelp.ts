import { formatId } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import { type EffectContext, partitionOf } from '../../context.ts';
import { quickhelpAnswers } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { missingId } from '../../resources/shared/missing.ts';
import { countOne, isNameless, isOver, whereFrom, whoCalls } from '../count.ts';
import type { CustomerHandlers } from '../handlers.ts';
import { askerOf } from '../library/reader.ts';
import { extract, generate } from './answer.ts';
import { findByWords, sourcesOf } from './find.ts';
import { pageWords } from './words.ts';

/** The passage of a suggestion, in characters. */
const maxPassage = 300;
/** What scores less, or less than this share of the best, only shares some words with the page. */
const minScore = 0.05;
const minShare = 0.25;

export const quickhelpHandlers: CustomerHandlers<'customerQuickhelp'> = {
  async suggest({ body: { limit, ...page }, context }) {
    if (!Object.values(page).some((field) => field?.trim())) {
      throw new ApiError(
        'parameter_missing',
        'The page is missing. Send its url, its title, its text, or several of them.',
        { param: 'title' },
      );
    }
    const findings = await findByWords(context, pageWords(page));
    const best = findings.ranked[0]?.score ?? 0;
    const fitting = findings.ranked.filter(({ score }) => score >= Math.max(minScore, minShare * best));
    const sources = await sourcesOf(context, findings, fitting.slice(0, limit), maxPassage);
    return sources.map(({ articleId: id, words: _, ...source }) => ({ id, ...source }));
  },

  ask: {
    async reach({ body: { question, context: page }, context }) {
      const extracted = await context.transaction('read', (inner) => extract(inner, question, page));
      const { languageModel: model } = context.services;
      const mayAsk = model !== undefined && extracted.answer !== null && (await mayAskModel(context));
      const answer = mayAsk ? await generate(model, context, question, page, extracted) : extracted;
      const id = context.newId();
      await context.transaction('write', ({ tx }) =>
        tx.insert(quickhelpAnswers).values({
          id,
          ...partitionOf(context),
          askedBy: askerOf(context, id),
          question,
          answer: answer.answer ?? '',
          isGenerated: answer.isGenerated,
          sources: answer.sources,
          confidence: answer.confidence,
          createdAt: context.now,
        }),
      );
      return { id: formatId('answer', id), ...answer };
    },
  },

  async feedback({ params: { answerId }, body: { helpful }, context }) {
    const { tx } = context;
    const [answer] = await tx
      .select({ askedBy: quickhelpAnswers.askedBy })
      .from(quickhelpAnswers)
      .where(eq(quickhelpAnswers.id, answerId));
    if (answer === undefined) throw missingId('answer', answerId);
    if (answer.askedBy !== askerOf(context, answerId)) {
      throw new ApiError(
        'insufficient_permissions',
        'This answer was given to somebody else. Only who asked can say whether it helped.',
        { param: 'answerId' },
      );
    }
    await tx.update(quickhelpAnswers).set({ helpful }).where(eq(quickhelpAnswers.id, answerId));
    return { id: formatId('answer', answerId), helpful };
  },
};

/** A model costs money: whoever asks a lot goes on with extracts. */
async function mayAskModel(context: EffectContext): Promise<boolean> {
  const { rateCounter, customerLimits: limits } = context.services;
  const what = 'quickhelp';
  const own = { what, who: whoCalls(context), limit: limits.modelQuestions };
  if (isOver(await countOne(rateCounter, context, own))) return false;
  if (!isNameless(context)) return true;
  const all = { what, who: whereFrom(context), limit: limits.modelQuestionsPerAddress };
  return !isOver(await countOne(rateCounter, context, all));
}
