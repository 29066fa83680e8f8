import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { objectKind, text } from '../shared/fields.ts';
import { idInput } from '../shared/ids.ts';

const AiAction = z
  .enum(['auto-tag', 'suggest-reply', 'summarize', 'improve'])
  .describe('What the language model is asked to do');

const AiOutcome = z
  .object({
    suggestion: z.string().optional().describe('A reply to the customer; of `suggest-reply`'),
    summary: z.string().optional().describe('The conversation in short; of `summarize`'),
    text: z.string().optional().describe('The better text; of `improve`'),
    tags: z.array(z.string()).optional().describe('All tags of the ticket afterwards; of `auto-tag`'),
    added: z.array(z.string()).optional().describe('The tags that were added; of `auto-tag`'),
  })
  .describe('What the model found. Which fields are there depends on the action.');

const AiResult = z
  .object({
    object: objectKind('ai_result'),
    action: AiAction,
    result: AiOutcome,
  })
  .describe('What an AI action returns.');

const AiRunParams = z
  .object({
    action: AiAction.describe('Action type'),
    ticketId: idInput('ticket')
      .optional()
      .describe('The ticket (tkt_ prefix); needed for `auto-tag`, `suggest-reply` and `summarize`'),
    text: text(20_000).optional().describe('The text to improve; needed for `improve`'),
  })
  .describe('What `ai.run` takes.');

export const ai = resource({
  name: 'ai',
  title: 'AI actions',
  description:
    'Replies, summaries, tags and better wording from the language model that the server is set up with.',
  schemas: { AiAction, AiOutcome, AiResult, AiRunParams },
  endpoints: {
    run: endpoint({
      method: 'POST',
      path: '/ai',
      needsSetup: 'a language model',
      summary:
        'Run an AI action: tag a ticket, suggest a reply, summarize a conversation, or improve a text.',
      body: AiRunParams,
      returns: one(AiResult),
      permission: 'manage_tickets',
    }),
  },
});
