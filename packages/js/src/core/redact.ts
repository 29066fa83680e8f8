// Anything that looks like a credential of ours, wherever it stands in a text.
const credential = /((?:sk|pk)_(?:live|test)_|whsec_|Bearer +|eyJ(?=[\w-]+\.\w))[\w.~+/=-]+/gi;

/** Replaces API keys, webhook secrets, bearer tokens and JSON web tokens in a text by their prefix and an ellipsis. */
export const redact = (text: string): string => text.replace(credential, '$1…');

const harmlessHeader = /^(accept|content-type|user-agent|cstar-version|idempotency-key)$/;

/** A copy of the headers that is safe to show: of those that could hold a secret, only the name is left. */
export function redactHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, harmlessHeader.test(name) ? redact(value) : '…']),
  );
}
