import type { RequestOptions } from '../core/options.ts';
import type { Transport } from '../core/transport.ts';
import { path } from '../core/url.ts';
import type { AuthSession } from '../types/index.ts';
import { now } from './clock.ts';
import { advise, conclude, type Outcome, outcomeOf, type Rest, restAfter, times } from './decide.ts';
import type { Keeper } from './keeper.ts';
import { type Held, hold } from './session.ts';

/** Keeps the access token good: at most one refresh is under way, however many ask. */
export class Refresher {
  readonly #keeper: Keeper;
  readonly #transport: Transport;
  #running: { promise: Promise<void>; abort: AbortController } | undefined;
  /** Counts only for the session whose refresh failed. */
  #rest: (Rest & { held: Held }) | undefined;

  constructor(keeper: Keeper, transport: Transport) {
    this.#keeper = keeper;
    this.#transport = transport;
  }

  /** An access token that is good now; `null` when nobody is logged in. */
  async token(refused: string | undefined): Promise<string | null> {
    await this.#keeper.ready();
    const advice = this.#advise(refused);
    if (advice === 'fail') throw this.#rest?.error;
    if (advice === 'refresh') {
      try {
        await this.renew();
      } catch (error) {
        // Refreshed early, so that what there is may still do.
        if (this.#advise(refused) === 'fail') throw error;
      }
    }
    return this.#keeper.held?.session.accessToken ?? null;
  }

  /** Refreshes, or waits for the refresh that is under way. */
  renew(options?: RequestOptions): Promise<void> {
    if (this.#running) return this.#running.promise;
    const abort = new AbortController();
    const promise = this.#refresh({ ...options, signal: abort.signal }).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    const running = { promise, abort };
    this.#running = running;
    return promise;
  }

  /** Leaves the refresh that is under way: its session is over. Who waits for it goes on with what there is now. */
  leave(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
  }

  #advise(refused: string | undefined) {
    const { held } = this.#keeper;
    const rest = this.#rest?.held === held ? this.#rest : undefined;
    return advise({ held, refused, rest, at: now() });
  }

  async #refresh(options: RequestOptions): Promise<void> {
    const before = this.#keeper.held;
    await this.#keeper.look();
    const { held } = this.#keeper;
    // Another tab was faster, or has logged out. What it left may be old as well, when this one was asleep.
    if (!held || (held !== before && this.#advise(undefined) === 'use')) return;
    let fresh: Held | null = null;
    let error: unknown;
    let outcome: Outcome = 'renewed';
    try {
      fresh = hold(await this.#ask(held, options), now());
    } catch (cause) {
      error = cause;
      outcome = outcomeOf(cause);
    }
    // Not awaited where the storage answers at once: nothing may come between the look and the change.
    const later = this.#keeper.look();
    if (later) await later;
    const consequence = conclude(held, this.#keeper.held, outcome);
    if (consequence === 'replace' || consequence === 'end') await this.#keeper.set(fresh);
    if (consequence === 'rest') {
      const rest = this.#rest?.held === held ? this.#rest : undefined;
      this.#rest = { ...restAfter(error, rest, now()), held };
      throw error;
    }
  }

  #ask({ session: { refreshToken } }: Held, options: RequestOptions): PromiseLike<AuthSession> {
    const timeout = Math.min(times.attempt, this.#transport.settings.timeout);
    return this.#transport.post<AuthSession>(path`refresh`, { refreshToken }, { timeout, ...options });
  }
}
