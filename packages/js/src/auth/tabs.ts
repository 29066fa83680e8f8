/** The way to the other tabs of a site. */
export interface Tabs {
  /** Makes them look at the storage. */
  tell(): void;
  close(): void;
}

/**
 * Calls `look` when another tab has changed what is stored. Only that something changed goes from tab to tab: what it
 * is, each reads from the storage, so that all end with the same, no message can be late, and none is answered.
 */
export function followTabs(key: string, look: () => void): Tabs {
  try {
    const channel = new BroadcastChannel(key);
    channel.onmessage = look;
    // Node would wait for messages for ever.
    if ('unref' in channel && typeof channel.unref === 'function') channel.unref();
    return { tell: () => channel.postMessage(null), close: () => channel.close() };
  } catch {
    // There is none, or not for this frame.
  }
  const changed = (event: StorageEvent) => {
    // No key: everything was removed.
    if (event.key === key || event.key === null) look();
  };
  globalThis.addEventListener?.('storage', changed);
  return { tell: () => undefined, close: () => globalThis.removeEventListener?.('storage', changed) };
}
