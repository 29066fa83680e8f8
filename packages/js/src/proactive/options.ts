import type { CustomerClientOptions } from '../customer/options.ts';

/** Details of a signal: at most 10, named by letters, digits and _; texts are cut after 200 characters. */
export type SignalProps = Record<string, string | number | boolean>;

/** As much of a `ProactiveClient` as an automatic signal needs. */
export interface SignalTarget {
  track(name: string, props?: SignalProps): void;
  page(url?: string): void;
}

/** Attaches itself to the page and gives what detaches it. Yours can be one like those of this package. */
export type AutomaticSignal = (target: SignalTarget) => () => void;

/** Where the ID of the visitor is kept. `localStorage` and `sessionStorage` fit. */
export interface VisitorStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What `new ProactiveClient()` takes. */
export interface ProactiveClientOptions extends CustomerClientOptions {
  /**
   * Whether the visitor agrees. Until they do, nothing is sent and nothing is stored; up to 100 signals wait in
   * memory. `true`: they do. `false`: they do not, so that nothing waits either. A function is asked before everything that is sent, and
   * `undefined` from it means that nobody has answered yet. Default: not answered yet.
   */
  consent?: boolean | (() => boolean | undefined) | undefined;
  /** Sends nothing where the browser says Do Not Track or Global Privacy Control. Default: true. */
  respectDoNotTrack?: boolean | undefined;
  /** How signals are collected: `size` at a time (1 to 100, default 20), after `interval` milliseconds (default 5 000). */
  batch?: { size?: number | undefined; interval?: number | undefined } | undefined;
  /**
   * Where the ID of the visitor is kept: in `localStorage` (`local`), with this client (`memory`), or in a storage of
   * your own. Default: `local`, and `memory` where that does not work.
   */
  storage?: 'local' | 'memory' | VisitorStorage | undefined;
  /** What `start()` watches. Default: nothing. */
  signals?: readonly AutomaticSignal[] | undefined;
}
