// Generated from packages/contract/src/resources/ai.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What the language model is asked to do. */
export type AiAction = 'auto-tag' | 'suggest-reply' | 'summarize' | 'improve' | (string & {});

/** What the model found. Which fields are there depends on the action. */
export interface AiOutcome {
  /** A reply to the customer; of `suggest-reply`. */
  suggestion?: string;
  /** The conversation in short; of `summarize`. */
  summary?: string;
  /** The better text; of `improve`. */
  text?: string;
  /** All tags of the ticket afterwards; of `auto-tag`. */
  tags?: string[];
  /** The tags that were added; of `auto-tag`. */
  added?: string[];
}

/** What an AI action returns. */
export interface AiResult {
  /** Tells the kind of object. */
  object: 'ai_result';
  /** What the language model is asked to do. */
  action: AiAction;
  /** What the model found. Which fields are there depends on the action. */
  result: AiOutcome;
}

/** What `ai.run` takes. */
export interface AiRunParams {
  /** Action type. */
  action: AiAction;
  /** The ticket (tkt_ prefix); needed for `auto-tag`, `suggest-reply` and `summarize`. */
  ticketId?: string | undefined;
  /** The text to improve; needed for `improve`. 1 to 20,000 characters. */
  text?: string | undefined;
}
