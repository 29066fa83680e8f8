import type { AnyReturns } from '@cstar.help/contract';
import type { Answer } from './envelope.ts';

/** A response that is not what the contract promises: our mistake, never the caller's. */
export class DriftError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DriftError';
  }
}

/**
 * Compares a success with its contract. Runs in development and tests, so that a handler that
 * drifts from the documents fails at once, with the name of the field.
 *
 * @throws DriftError
 */
export function checkDrift(returns: AnyReturns, answer: Answer): void {
  const objects = answer.kind === 'one' ? [answer.data] : answer.data;
  for (const object of objects) {
    const result = returns.schema.safeParse(object);
    if (!result.success) {
      const [issue] = result.error.issues;
      throw new DriftError(
        `The response does not fit the contract at data.${issue?.path.map(String).join('.')}: ${issue?.message}. Correct the handler or the contract.`,
      );
    }
    const extra = extraField(object, result.data, 'data');
    if (extra !== undefined) {
      throw new DriftError(
        `The response has ${extra}, which the contract does not name. Correct the handler or the contract.`,
      );
    }
  }
}

/** The path of a field of `sent` that reading by the schema dropped. */
function extraField(sent: unknown, read: unknown, path: string): string | undefined {
  if (typeof sent !== 'object' || sent === null || typeof read !== 'object' || read === null)
    return undefined;
  const kept = new Map<string, unknown>(Object.entries(read));
  for (const [key, value] of Object.entries(sent)) {
    if (value === undefined) continue;
    if (!kept.has(key)) return `${path}.${key}`;
    const deeper = extraField(value, kept.get(key), `${path}.${key}`);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
