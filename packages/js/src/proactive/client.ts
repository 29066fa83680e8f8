import { call } from '../core/call.ts';
import { fieldsOf } from '../core/envelope.ts';
import { insist } from '../core/insist.ts';
import type { RequestOptions } from '../core/options.ts';
import { path } from '../core/url.ts';
import { CustomerClient } from '../customer/client.ts';
import { fetchOf } from '../customer/shared-fetch.ts';
import type { ProactiveNudge, ProactiveNudgeState, ProactiveSignals } from '../types/index.ts';
import { cleaned } from './details.ts';
import { Keeper } from './keeper.ts';
import { sendLast } from './last.ts';
import type { ProactiveClientOptions, SignalProps } from './options.ts';
import { Outbox } from './outbox.ts';
import { currentUrl, isHidden, listen, objects, page, withoutParameters } from './page.ts';

/** No nudge comes back sooner, whatever its own cooldown: milliseconds. */
const leastRest = 300_000;

type Deed = 'seen' | 'dismissed' | 'acted';

/**
 * Tells what a visitor does, and shows what your team has to say about it. Nothing leaves the browser, and nothing is
 * stored in it, before the visitor agrees; nothing at all where the browser says Do Not Track.
 *
 * @example
 * ```ts
 * import { pageViews, ProactiveClient, rageClicks } from '@cstar.help/js/proactive';
 *
 * const proactive = new ProactiveClient({ teamSlug: 'acme', signals: [pageViews(), rageClicks()] });
 * proactive.onNudge(async (nudge) => {
 *   await proactive.seen(nudge.id);
 *   console.log(nudge.title, nudge.body);
 * });
 * proactive.start();
 * proactive.setConsent(true);
 * ```
 */
export class ProactiveClient extends CustomerClient {
  readonly #options: ProactiveClientOptions;
  readonly #keeper: Keeper;
  readonly #outbox: Outbox;
  readonly #listeners = new Set<(nudge: ProactiveNudge) => unknown>();
  #consent: ProactiveClientOptions['consent'];
  #page: string | undefined;
  #started: (() => void)[] | undefined;
  #watching: (() => void)[] | undefined;
  #destroyed = false;

  /** @throws CStarValidationError when an option makes no sense; `param` names it */
  constructor(options: ProactiveClientOptions) {
    let mayGo: (() => boolean | undefined) | undefined;
    const fetch = fetchOf(options);
    super('proactive', {
      ...options,
      // Asked before each attempt, also before those that follow a failed one.
      async fetch(url, init) {
        if (!mayGo?.()) throw new Error('The visitor does not agree.');
        return fetch(url, init);
      },
    });
    mayGo = () => this.#allowed();
    const {
      batch: { size = 20, interval = 5_000 } = {},
      environment,
      teamSlug,
      storage = 'local',
      consent,
    } = options;
    insist(
      size >= 1 && size <= 100 && interval >= 0,
      'batch',
      'a size of 1 to 100 and an interval of 0 or more',
    );
    insist(
      storage === 'local' || storage === 'memory' || typeof fieldsOf(storage).getItem === 'function',
      'storage',
      "'local', 'memory', or an object like localStorage",
    );
    this.#options = options;
    this.#consent = consent;
    this.#keeper = new Keeper(environment === 'test' ? `${teamSlug}:test` : teamSlug, storage);
    this.#outbox = new Outbox({
      size,
      interval,
      mayGo,
      send: async (batch, signal) => {
        const body = this.#visitor({ ...batch, page: this.#where() });
        const { nudges } = await this.transport.ask<ProactiveSignals>(path`signals`, body, { signal });
        if (this.#allowed() && !signal.aborted) nudges.forEach(this.#pass, this);
      },
      sendLast: (batch, failed) => {
        const { baseUrl } = this.transport.settings;
        const body = this.#visitor({ ...batch, page: this.#where(), leaving: true });
        return sendLast(
          options.fetch,
          `${baseUrl}${this.transport.root()}/signals`,
          JSON.stringify(body),
          failed,
        );
      },
    });
  }

  /**
   * Notes that something happened. It goes out with the next batch: after 5 seconds, when 20 have come together, or
   * when the page is left. Until the visitor agrees the latest 100 signals wait in memory; when they refuse, none do.
   *
   * @param name a small letter, then small letters, digits or _, up to 50; rules know it as `signals.<name>`
   * @param props at most 10 details, for rules that look at `signals.<name>.<prop>`; they are not stored
   * @throws CStarValidationError when the name or the details are not as said
   * @endpoint POST /api/proactive/{team}/signals
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * const proactive = new ProactiveClient({ teamSlug: 'acme', consent: true });
   * proactive.track('checkout_failed', { amount: 120 });
   * ```
   */
  track(name: string, props?: SignalProps): void {
    insist(/^[a-z][a-z0-9_]{0,49}$/.test(name), 'name', 'a name like checkout_failed, up to 50 characters');
    const details = props && cleaned(props);
    const allowed = this.#allowed();
    if (allowed === false) return;
    const signal = { name, at: new Date().toISOString() };
    this.#outbox.add(details ? { ...signal, props: details } : signal);
    this.#watch();
    if (allowed) this.#outbox.schedule();
  }

  /**
   * Notes that the visitor is on another page: a `page_view`, unless it is the page they were on. For apps that change
   * the address themselves, where `pageViews()` cannot see it.
   *
   * @param url its address; what stands behind ? and # stays here. Default: that of the page
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * new ProactiveClient({ teamSlug: 'acme', consent: true }).page('/checkout/payment');
   * ```
   */
  page(url: string = currentUrl()): void {
    const address = withoutParameters(url);
    if (address === this.#page) return;
    this.#page = address;
    this.track('page_view');
  }

  /**
   * Says whether the visitor agrees. With `true`, what waits is sent. With `false`, what waits is dropped, signals under
   * way are aborted, no failed call is tried again, and the ID of the visitor is removed from the browser. Do Not Track counts more than a `true`.
   *
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * const proactive = new ProactiveClient({ teamSlug: 'acme' });
   * proactive.setConsent(true);
   * ```
   */
  setConsent(consent: boolean): void {
    this.#consent = consent;
    if (this.#allowed()) this.#outbox.schedule();
  }

  /**
   * Begins to watch what the option `signals` names. Does nothing on a server, where the browser says Do Not Track, and
   * when it has begun. Returns what stops it.
   *
   * @example
   * ```ts
   * import { errors, idle, ProactiveClient, timeOnPage } from '@cstar.help/js/proactive';
   *
   * const signals = [timeOnPage(), idle({ after: 120 }), errors()];
   * const stop = new ProactiveClient({ teamSlug: 'acme', signals }).start();
   * stop();
   * ```
   */
  start(): () => void {
    if (!this.#destroyed && !this.#objects()) {
      this.#started ??= (this.#options.signals ?? []).map((attach) => attach(this));
    }
    return () => this.stop();
  }

  /** Ends what `start()` began. `track()` goes on to work. Safe to call twice. */
  stop(): void {
    for (const detach of this.#started ?? []) detach();
    this.#started = undefined;
  }

  /**
   * Calls back with what to show. Each nudge comes once, over reloads and tabs, until its cooldown is over; one that was
   * dismissed or acted on never again. Show it, then call `seen`. Returns what ends it.
   *
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * const proactive = new ProactiveClient({ teamSlug: 'acme', consent: true });
   * const off = proactive.onNudge((nudge) => console.log(nudge.title, nudge.actionLabel));
   * off();
   * ```
   */
  onNudge(callback: (nudge: ProactiveNudge) => void): () => void {
    // A function of its own, so that the same callback may be there twice.
    const listener = (nudge: ProactiveNudge) => callback(nudge);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Asks at once which nudge fits this page, without a signal: none or one. It is for you to show; `onNudge` is not called.
   *
   * @returns an empty list, without a call, when the visitor has not agreed
   * @endpoint GET /api/proactive/{team}/nudges
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * const [nudge] = await new ProactiveClient({ teamSlug: 'acme', consent: true }).nudges();
   * console.log(nudge?.title);
   * ```
   */
  async nudges(options?: RequestOptions): Promise<ProactiveNudge[]> {
    const nudges = await this.#agreed(() =>
      this.transport.get<ProactiveNudge[]>(path`nudges`, options, this.#visitor(this.#where())),
    );
    return nudges ?? [];
  }

  /**
   * Tells that the visitor saw a nudge. Call it when the nudge is on the screen: how often it comes depends on it.
   *
   * @param nudgeId the `id` of the nudge
   * @returns how the visitor stands to it; `undefined`, without a call, when they do not agree any more
   * @throws CStarNotFoundError when the team has no such nudge any more
   * @endpoint POST /api/proactive/{team}/nudges/{nudgeId}/seen
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * const proactive = new ProactiveClient({ teamSlug: 'acme', consent: true });
   * proactive.onNudge((nudge) => proactive.seen(nudge.id));
   * ```
   */
  seen(nudgeId: string, options?: RequestOptions): Promise<ProactiveNudgeState | undefined> {
    return this.#tell(nudgeId, 'seen', leastRest, options);
  }

  /**
   * Tells that the visitor closed a nudge. They do not get it again.
   *
   * @param nudgeId the `id` of the nudge
   * @returns how the visitor stands to it; `undefined`, without a call, when they do not agree any more
   * @throws CStarNotFoundError when the team has no such nudge any more
   * @endpoint POST /api/proactive/{team}/nudges/{nudgeId}/dismissed
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * const proactive = new ProactiveClient({ teamSlug: 'acme', consent: true });
   * await proactive.dismiss('ndg_550e8400e29b41d4a716446655440000');
   * ```
   */
  dismiss(nudgeId: string, options?: RequestOptions): Promise<ProactiveNudgeState | undefined> {
    return this.#tell(nudgeId, 'dismissed', Infinity, options);
  }

  /**
   * Tells that the visitor did what a nudge offers. They do not get it again.
   *
   * @param nudgeId the `id` of the nudge
   * @returns how the visitor stands to it; `undefined`, without a call, when they do not agree any more
   * @throws CStarNotFoundError when the team has no such nudge any more
   * @endpoint POST /api/proactive/{team}/nudges/{nudgeId}/acted
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * const proactive = new ProactiveClient({ teamSlug: 'acme', consent: true });
   * await proactive.act('ndg_550e8400e29b41d4a716446655440000');
   * ```
   */
  act(nudgeId: string, options?: RequestOptions): Promise<ProactiveNudgeState | undefined> {
    return this.#tell(nudgeId, 'acted', Infinity, options);
  }

  /**
   * Sends what waits, now. Nothing is sent when the visitor has not agreed.
   *
   * @throws CStarConnectionError when there is no connection: the next try is made by itself, after 5 seconds at first,
   * then after twice as long each time, at most 10 minutes, or after as long as the server asks for
   * @endpoint POST /api/proactive/{team}/signals
   * @example
   * ```ts
   * import { ProactiveClient } from '@cstar.help/js/proactive';
   *
   * const proactive = new ProactiveClient({ teamSlug: 'acme', consent: true });
   * proactive.track('plan_compared');
   * await proactive.flush();
   * ```
   */
  async flush(): Promise<void> {
    await this.#outbox.flush();
  }

  /**
   * Ends the client: every listener and timer is gone, what waits is dropped (`flush()` first to keep it), and calls
   * under way reject with the code `client_destroyed`. The visitor keeps their ID. Safe to call twice.
   */
  override destroy(): void {
    this.stop();
    this.#destroyed = true;
    for (const detach of this.#watching ?? []) detach();
    this.#listeners.clear();
    this.#outbox.clear();
    super.destroy();
  }

  /** `undefined` while nobody has answered. Whoever refuses leaves no trace. */
  #allowed(): boolean | undefined {
    if (this.#destroyed) return false;
    const consent = this.#consent;
    const allowed = !this.#objects() && (typeof consent === 'function' ? consent() : consent);
    if (allowed === false) {
      this.#outbox.clear();
      this.#keeper.forget();
    }
    return allowed;
  }

  #objects(): boolean {
    return this.#options.respectDoNotTrack !== false && objects();
  }

  /** Sends what waits when the page is hidden: it may never be seen again, and nobody says so later. */
  #watch(): void {
    const leave = () => {
      if (this.#allowed()) this.#outbox.leave();
    };
    this.#watching ??= [listen('pagehide', leave), listen('visibilitychange', () => isHidden() && leave())];
  }

  #visitor(more?: object): object {
    return { visitorId: this.#keeper.visitorId(), ...more };
  }

  #where(): { url?: string; referrer?: string } {
    const url = this.#page ?? currentUrl();
    const referrer = withoutParameters(page().document?.referrer ?? '');
    return { ...(url && { url }), ...(referrer && { referrer }) };
  }

  /** Passes a nudge on to whoever listens; when nobody does, it comes again later. */
  #pass(nudge: ProactiveNudge): void {
    if (this.#listeners.size === 0 || !this.#keeper.isDue(nudge.id)) return;
    this.#keeper.rest(nudge.id, Math.max(nudge.cooldown * 1_000, leastRest));
    // What one throws is for the console, as with any listener of the page, and leaves the others alone.
    const report = (cause: unknown) => page().reportError?.(cause);
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) call(listener, report, nudge);
    }
  }

  #tell(
    nudgeId: string,
    deed: Deed,
    rest: number,
    options: RequestOptions | undefined,
  ): Promise<ProactiveNudgeState | undefined> {
    return this.#agreed(() => {
      if (this.#keeper.isDue(nudgeId) || rest === Infinity) this.#keeper.rest(nudgeId, rest);
      return this.transport.ask(path`nudges/${nudgeId}/${deed}`, this.#visitor(), options);
    });
  }

  /** Makes a call, if the visitor agrees, and as long as they do: a call that they end is no error. */
  async #agreed<T>(send: () => Promise<T>): Promise<T | undefined> {
    if (!this.#allowed()) return undefined;
    try {
      return await send();
    } catch (error) {
      if (this.#destroyed || this.#allowed()) throw error;
      return undefined;
    }
  }
}
