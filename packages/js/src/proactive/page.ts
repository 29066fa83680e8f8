// The page, where there is one. Looked up at each call: on a server there is none, and tests replace it.

type Listener = (event: unknown) => void;

interface Target {
  addEventListener?(name: string, listener: Listener, options: object): void;
  removeEventListener?(name: string, listener: Listener, options: object): void;
}

interface Objections {
  doNotTrack?: string | null;
  globalPrivacyControl?: boolean;
}

interface Page extends Target {
  document?: { visibilityState?: string; referrer?: string };
  location?: { href?: string };
  navigator?: Objections & { sendBeacon?(url: string, body: string): boolean };
  navigation?: Target;
  reportError?(cause: unknown): void;
  Request?: { prototype: object };
}

export const page = (): Page => globalThis as Page;

export const isHidden = (): boolean => page().document?.visibilityState === 'hidden';

// Above all else on the page, so that nobody can stop an event before it is seen; and never in its way.
const options = { capture: true, passive: true };

/** Listens on the page, or on another target. Returns what ends it. */
export function listen(name: string, listener: Listener, target: Target | undefined = page()): () => void {
  target?.addEventListener?.(name, listener, options);
  return () => target?.removeEventListener?.(name, listener, options);
}

/** An address without search parameters, and without a fragment that is no route: both may tell who the visitor is. */
export const withoutParameters = (url: string): string =>
  url.replace(/\?[^#]*|#(?!\/).*$/g, '').slice(0, 2_000);

export const currentUrl = (): string => withoutParameters(page().location?.href ?? '');

/** Whether the browser asks not to be tracked. */
export function objects(): boolean {
  const { doNotTrack, globalPrivacyControl } = page().navigator ?? {};
  return doNotTrack === '1' || globalPrivacyControl === true;
}
