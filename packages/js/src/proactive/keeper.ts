import { isBrowser } from '../core/environment.ts';
import type { VisitorStorage } from './options.ts';

/** Nudges whose turns are remembered. */
const most = 100;

/** What a browser remembers of its visitor: their ID, and which nudges they were shown. In memory where storage fails. */
export class Keeper {
  readonly #name: string;
  readonly #given: 'local' | 'memory' | VisitorStorage;
  readonly #memory = new Map<string, string>();

  /** @param name of the team, since one page may speak to several */
  constructor(name: string, storage: 'local' | 'memory' | VisitorStorage) {
    this.#name = name;
    this.#given = storage;
  }

  /** The ID of the visitor, made now if there is none. */
  visitorId(): string {
    const known = this.#read('visitor');
    if (known && /^[\w-]{16,64}$/.test(known)) return known;
    const fresh = randomId();
    this.#write('visitor', fresh);
    return fresh;
  }

  /** Whether the visitor may be shown a nudge. */
  isDue(nudgeId: string): boolean {
    const until = this.#turns().get(nudgeId);
    return until === undefined || (until !== null && until <= Date.now());
  }

  /** Remembers not to show a nudge for so long, in milliseconds; `Infinity` for good. */
  rest(nudgeId: string, time: number): void {
    const turns = this.#turns();
    turns.delete(nudgeId);
    // JSON has no Infinity and makes it null.
    const rows = [...turns, [nudgeId, Date.now() + time]].slice(-most);
    this.#write('nudges', JSON.stringify(rows));
  }

  /** Forgets everything, in the storage too. */
  forget(): void {
    for (const part of ['visitor', 'nudges']) {
      this.#memory.delete(part);
      this.#try((storage) => storage.removeItem(this.#key(part)));
    }
  }

  // Read each time: another tab may have shown one meanwhile.
  #turns(): Map<string, number | null> {
    try {
      return new Map(JSON.parse(this.#read('nudges') ?? '[]'));
    } catch {
      return new Map();
    }
  }

  #key = (part: string) => `cstar_${part}_${this.#name}`;

  #read(part: string): string | null | undefined {
    return this.#memory.get(part) ?? this.#try((storage) => storage.getItem(this.#key(part)));
  }

  #write(part: string, text: string): void {
    this.#memory.delete(part);
    const stored = this.#try((storage) => {
      storage.setItem(this.#key(part), text);
      return true;
    });
    if (!stored) this.#memory.set(part, text);
  }

  /** Private windows, full disks and frames without the right: all of them throw, some when storage is but named. */
  #try<T>(work: (storage: VisitorStorage) => T): T | undefined {
    try {
      const given = this.#given;
      if (given === 'memory' || (given === 'local' && !isBrowser())) return undefined;
      return work(given === 'local' ? globalThis.localStorage : given);
    } catch {
      return undefined;
    }
  }
}

/** Unique, not secret: where `crypto.randomUUID` is missing (plain http pages) random digits do. */
export function randomId(): string {
  const digits = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return globalThis.crypto?.randomUUID?.() ?? digits() + digits() + digits();
}
