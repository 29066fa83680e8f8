import { boolean, doublePrecision, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';

/** An article that an answer rests on, as it was then. */
export interface AnswerSource {
  articleId: string;
  title: string;
  slug: string;
  passage: string;
}

/** An answer that was given, so that its reader can say whether it helped. */
export const quickhelpAnswers = pgTable(
  'quickhelp_answers',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    /** A digest of who asked, and so may say whether it helped. */
    askedBy: text('asked_by').notNull(),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
    isGenerated: boolean('is_generated').notNull(),
    sources: jsonb('sources').$type<AnswerSource[]>().notNull(),
    confidence: doublePrecision('confidence').notNull(),
    helpful: boolean('helpful'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('quickhelp_answers_newest').on(table.teamId, table.environment, table.createdAt)],
);
