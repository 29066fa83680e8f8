interface Runtime {
  process?: { env?: Record<string, string | undefined> };
  Deno?: { env: { get(name: string): string | undefined } };
  document?: unknown;
  importScripts?: unknown;
}

/** The first of the variables that is set and not blank; `undefined` where there is no environment or no leave to read it. */
export function readEnvironment(...names: string[]): string | undefined {
  for (const name of names) {
    try {
      const { process, Deno } = globalThis as Runtime;
      const value = (process?.env?.[name] ?? Deno?.env.get(name))?.trim();
      if (value) return value;
    } catch {
      // Deno throws without --allow-env; bundlers may stub `process` with something that throws.
    }
  }
  return undefined;
}

/** Whether this code ships to a browser: a page, or a worker of one. */
export function isBrowser(): boolean {
  const { document, importScripts } = globalThis as Runtime;
  return typeof document === 'object' || typeof importScripts === 'function';
}
