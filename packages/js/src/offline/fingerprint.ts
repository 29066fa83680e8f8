/** Whose queue it is. */
export interface Owner {
  baseUrl: string;
  apiKey: string;
  teamId?: string | undefined;
  /** The customer on whose behalf the client calls, and the user whom the app named. */
  users: readonly (string | undefined)[];
}

/**
 * Tells the queues of a storage apart, without a secret in it: a digest. Where the platform has none (plain
 * http pages, React Native), what a dashboard would show of the key stands for it.
 */
export async function fingerprint({ baseUrl, apiKey, teamId = '', users }: Owner): Promise<string> {
  const team = teamId.replaceAll('-', '').toLowerCase();
  const name = (key: string) => JSON.stringify([baseUrl, team, key, ...users]);
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return encodeURIComponent(name(`${apiKey.slice(0, 8)}${apiKey.slice(-4)}`));
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(name(apiKey)));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
