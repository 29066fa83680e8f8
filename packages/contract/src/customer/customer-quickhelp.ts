import { z } from 'zod';
import { all, customerEndpoint, mebibyte, one, resource } from '../endpoint.ts';
import { text } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';

const source = {
  title: z.string().describe('Article title'),
  slug: z.string().describe('URL-safe slug: what the article is asked for by'),
  passage: z.string().describe('The sentences of the article that fit best, as plain text'),
  score: z.number().min(0).max(1).describe('How well the article fits, from 0 to 1'),
};

const QuickHelpSuggestion = z
  .object({ id: id('article').describe('Unique article identifier (art_ prefix)'), ...source })
  .describe('A published article that fits a page.');

const QuickHelpSource = z
  .object({ articleId: id('article').describe('The article (art_ prefix)'), ...source })
  .describe('An article that an answer rests on.');

const QuickHelpAnswer = z
  .object({
    id: id('answer').describe('Unique answer identifier (ans_ prefix), for feedback'),
    answer: z
      .string()
      .nullable()
      .describe(
        'The answer, as plain text or Markdown; null when no article fits. Not escaped for HTML: escape or sanitize it',
      ),
    sources: z
      .array(QuickHelpSource)
      .describe('The published articles it rests on, best first; empty only when there is no answer'),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .describe('How much of the question the sources cover, from 0 to 1; 0 when there is no answer'),
    isGenerated: z
      .boolean()
      .describe(
        'Whether a language model wrote it from the sources; else it is the best passage, word for word',
      ),
  })
  .describe('An answer from the published articles of the team.');

const QuickHelpFeedback = z
  .object({
    id: id('answer').describe('The answer (ans_ prefix)'),
    helpful: z.boolean().describe('Whether it has helped'),
  })
  .describe('What a reader has said of an answer.');

const maxPageText = 20_000;

const pageFields = {
  url: z.string().trim().max(2_000).optional().describe('The address of the page; words of its path count'),
  title: z.string().trim().max(500).optional().describe('The title of the page; counts most'),
  text: z
    .string()
    .max(maxPageText)
    .optional()
    .describe('What stands on the page, as plain text, up to 20 000 characters'),
};

const QuickHelpPage = z
  .strictObject(pageFields)
  .describe('The page that a reader is on. Send at least one of its fields.');

const QuickHelpSuggestParams = z
  .object({
    ...pageFields,
    limit: z.int().min(1).max(20).default(5).describe('Max articles, 1 to 20'),
  })
  .describe('The page to suggest articles for: its address, its title, its text, or several of them.');

const QuickHelpAskParams = z
  .object({
    question: text(1_000).describe('The question, up to 1000 characters'),
    context: QuickHelpPage.optional().describe(
      'The page on which it came up. Helps to choose; the question decides',
    ),
  })
  .describe('A question, and where it came up.');

const QuickHelpFeedbackParams = z
  .object({ helpful: z.boolean().describe('Whether the answer has helped') })
  .describe('What a reader says of an answer.');

/** Twice what the fields can hold in UTF-8, so that a text with escapes fits too. */
const maxBodyBytes = mebibyte / 4;

export const customerQuickhelp = resource({
  name: 'quickhelp',
  title: 'Quick help',
  description:
    'Articles that fit a page, and answers to questions: from what everybody may read in the library, always with the sources.',
  schemas: {
    QuickHelpSuggestion,
    QuickHelpSource,
    QuickHelpAnswer,
    QuickHelpFeedback,
    QuickHelpPage,
    QuickHelpSuggestParams,
    QuickHelpAskParams,
    QuickHelpFeedbackParams,
  },
  endpoints: {
    suggest: customerEndpoint({
      method: 'POST',
      path: '/quickhelp/{team}/suggest',
      summary: 'Find the published articles that fit a page, best first.',
      access: 'public',
      body: QuickHelpSuggestParams,
      returns: all(QuickHelpSuggestion),
      maxBodyBytes,
    }),
    ask: customerEndpoint({
      method: 'POST',
      path: '/quickhelp/{team}/ask',
      summary:
        'Answer a question from the published articles, with the sources. The answer is null when no article fits.',
      access: 'public',
      body: QuickHelpAskParams,
      returns: one(QuickHelpAnswer),
      maxBodyBytes,
    }),
    feedback: customerEndpoint({
      method: 'POST',
      path: '/quickhelp/{team}/answers/{answerId}/feedback',
      summary: 'Say whether an answer has helped. The last word counts.',
      access: 'public',
      body: QuickHelpFeedbackParams,
      returns: one(QuickHelpFeedback),
    }),
  },
});
