// Anything that looks like a credential of ours, wherever it stands in a text.
const credential = /((?:sk|pk)_(?:live|test)_|whsec_|Bearer +)[\w.~+/=-]+/gi;

/** Replaces API keys, webhook secrets and bearer tokens in a text by their prefix and an ellipsis. */
export const redact = (text: string): string => text.replace(credential, '$1…');

const secretHeader = /authorization|cookie|signature|identity|secret|token|api-key/i;

/** A copy of the headers that is safe to show: the values of credentials and signatures are gone. */
export function redactHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secretHeader.test(name) ? '…' : redact(value)]),
  );
}
