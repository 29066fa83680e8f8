import type OpenAI from 'openai';
import { ApiError } from '../../errors.ts';

/** One question to a language model. */
export interface Question {
  /** What it shall do. Ours. */
  instructions: string;
  /** What it shall do that with. Written by anyone. */
  material: string;
  /** Whether the answer shall be JSON. */
  json: boolean;
}

export interface LanguageModel {
  /**
   * @returns The text of the answer, never empty.
   * @throws ApiError when there is none.
   */
  ask(question: Question): Promise<string>;
}

/** The variables without which there is no model. */
export const modelVariables = ['CSTAR_AI_BASE_URL', 'CSTAR_AI_API_KEY'] as const;

const defaultModel = 'gpt-4o-mini';
/** Milliseconds for one attempt. */
const timeout = 30_000;
const maxRetries = 2;
const maxTokens = 2_000;
const secondsUntilBack = 5;

/** The model behind an OpenAI-compatible endpoint; undefined when none is set up. */
export function createLanguageModel(
  variables: Record<string, string | undefined>,
): LanguageModel | undefined {
  const { CSTAR_AI_BASE_URL: baseURL, CSTAR_AI_API_KEY: apiKey } = variables;
  if (!baseURL || !apiKey) return undefined;
  const model = variables.CSTAR_AI_MODEL || defaultModel;
  let client: OpenAI | undefined;
  return {
    async ask({ instructions, material, json }) {
      // Loaded at the first question: most servers never ask one, and it is large.
      const { default: OpenAI, APIError } = await import('openai');
      client ??= new OpenAI({
        apiKey,
        baseURL,
        maxRetries,
        timeout,
        organization: null,
        project: null,
        logLevel: 'off',
      });
      try {
        const { choices } = await client.chat.completions.create({
          model,
          max_completion_tokens: maxTokens,
          ...(json ? { response_format: { type: 'json_object' } } : {}),
          messages: [
            { role: 'system', content: instructions },
            { role: 'user', content: material },
          ],
        });
        const answer = choices?.[0]?.message?.content?.trim();
        if (answer) return answer;
      } catch (error) {
        throw explain(error instanceof APIError ? error.status : undefined);
      }
      throw unusable();
    },
  };
}

/** The answer to a failure of the provider. Its own words and headers go nowhere: they may quote the key. */
function explain(status: number | undefined): ApiError {
  const cause = new Error(`The language model answered with ${status ?? 'nothing'}.`);
  if (status === 401 || status === 403) {
    return new ApiError(
      'feature_not_configured',
      'The language model refuses the key of this server. Set CSTAR_AI_API_KEY to a valid one.',
      { cause },
    );
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return new ApiError(
      'feature_not_configured',
      `The language model does not take such requests (status ${status}). Check CSTAR_AI_BASE_URL and CSTAR_AI_MODEL of this server.`,
      { cause },
    );
  }
  return new ApiError(
    'service_unavailable',
    'The language model is busy or away for a moment, and nothing was changed. Send the same call again.',
    { retryAfter: secondsUntilBack, cause },
  );
}

/** The answer to words that are not what was asked for. */
export const unusable = () =>
  new ApiError(
    'service_unavailable',
    'The language model gave an answer that cannot be used, and nothing was changed. Send the same call again.',
    { retryAfter: secondsUntilBack },
  );
