import { CStarAuthenticationError } from '../errors.ts';

/** What a key may do: everything, or read. */
export type KeyType = 'secret' | 'publishable';

const refuse = (code: string, message: string) =>
  new CStarAuthenticationError(message, { code, param: 'apiKey' });

/**
 * Checks an API key before anything is sent.
 *
 * @throws CStarAuthenticationError when it is missing or malformed, or a secret key in a browser
 */
export function checkKey(
  apiKey: string | undefined,
  inBrowser: boolean,
): { keyType: KeyType; isTestMode: boolean } {
  const parts = /^(sk|pk)_(live|test)_[\w-]{8,}$/.exec(apiKey ?? '');
  if (!parts) {
    throw refuse(
      apiKey ? 'invalid_key_format' : 'authentication_required',
      `apiKey ${apiKey ? 'has the wrong shape' : 'is missing'}. Pass (sk|pk)_(live|test)_… from Settings → API Keys, or set CSTAR_API_KEY.`,
    );
  }
  if (parts[1] === 'sk' && inBrowser) {
    throw refuse(
      'secret_key_in_browser',
      'A secret key in a browser is public. Use a publishable key, or your server; in a test, set dangerouslyAllowBrowser.',
    );
  }
  return { keyType: parts[1] === 'sk' ? 'secret' : 'publishable', isTestMode: parts[2] === 'test' };
}
