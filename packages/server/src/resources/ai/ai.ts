import type { contract } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context, EffectContext } from '../../context.ts';
import { tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { changeTicket } from '../tickets/operations.ts';
import { conversationOf, knownTags, relevantArticles } from './material.ts';
import { type LanguageModel, modelVariables } from './model.ts';
import { readTags, readText } from './outputs.ts';
import { autoTag, improve, suggestReply, summarize } from './prompts.ts';

type Outcome = z.input<typeof contract.ai.schemas.AiOutcome>;
type Action = z.output<typeof contract.ai.schemas.AiAction>;

/** Tags that one call adds at most, and what a ticket can have. */
const maxAdded = 5;
const maxTags = 100;

const maxReply = 10_000;
const maxSummary = 5_000;
const maxImproved = 40_000;

export const aiHandlers: Handlers<'ai'> = {
  run: {
    async reach({ body: { action, ticketId, text }, context }) {
      const input = inputOf(action, ticketId, text);
      const model = context.services.languageModel;
      if (model === undefined) {
        throw new ApiError(
          'feature_not_configured',
          `This server has no language model. Start it with ${modelVariables.join(' and ')}.`,
        );
      }
      return { object: 'ai_result', action, result: await outcomes[action]({ model, input, context }) };
    },
  },
};

/** The ticket or the text that an action is about. */
function inputOf(action: Action, ticketId: string | undefined, text: string | undefined): string {
  const [param, input] = action === 'improve' ? ['text', text] : ['ticketId', ticketId];
  if (input !== undefined) return input;
  const what = param === 'text' ? 'the text to improve' : 'the ID of a ticket';
  throw new ApiError('parameter_missing', `${param} is missing. For ${action}, send ${what}.`, { param });
}

interface Work {
  model: LanguageModel;
  /** The UUID of a ticket, or a text. */
  input: string;
  context: EffectContext;
}

const outcomes: Record<Action, (work: Work) => Promise<Outcome>> = {
  async 'suggest-reply'({ model, input, context }) {
    const { conversation, articles } = await context.transaction('read', async (inner) => {
      const found = await conversationOf(inner, input, 'without notes');
      return { conversation: found, articles: await relevantArticles(inner, found) };
    });
    const question = suggestReply(context.principal.teamName, conversation, articles, context.newId());
    return { suggestion: readText(await model.ask(question), maxReply) };
  },

  async summarize({ model, input, context }) {
    const conversation = await context.transaction('read', (inner) =>
      conversationOf(inner, input, 'with notes'),
    );
    const question = summarize(context.principal.teamName, conversation, context.newId());
    return { summary: readText(await model.ask(question), maxSummary) };
  },

  async improve({ model, input, context }) {
    return { text: readText(await model.ask(improve(input, context.newId())), maxImproved) };
  },

  async 'auto-tag'({ model, input, context }) {
    const { conversation, known } = await context.transaction('read', async (inner) => ({
      conversation: await conversationOf(inner, input, 'without notes'),
      known: await knownTags(inner),
    }));
    const question = autoTag(conversation, known, maxAdded, context.newId());
    const chosen = readTags(await model.ask(question), known, maxAdded);
    return context.transaction('write', (inner) => addTags(inner, input, chosen));
  },
};

/** Adds tags to those that the ticket has by now, which may be others than the model was told. */
async function addTags(context: Context, id: string, chosen: readonly string[]): Promise<Outcome> {
  const [ticket] = await context.tx
    .select({ tags: tickets.tags })
    .from(tickets)
    .where(eq(tickets.id, id))
    .for('update');
  if (ticket === undefined) throw missingId('ticket', id);
  const added = chosen.filter((tag) => !ticket.tags.includes(tag)).slice(0, maxTags - ticket.tags.length);
  if (added.length === 0) return { tags: ticket.tags, added };
  const { tags } = await changeTicket(context, id, { tags: [...ticket.tags, ...added] });
  return { tags, added };
}
