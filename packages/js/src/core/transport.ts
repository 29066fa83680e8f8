import { CStarError } from '../errors.ts';
import type { Call } from './build.ts';
import { readOne } from './envelope.ts';
import type { ReadMeta } from './meta.ts';
import { createOpenCalls } from './open-calls.ts';
import type { RequestOptions, Settings } from './options.ts';
import { type Credentials, type Host, perform } from './request.ts';
import { CStarPromise, type Exchange } from './result.ts';
import type { Path } from './url.ts';

/** Sends the calls of one client and keeps what they share. Lists and forms are added by who needs them. */
export class Transport implements Host {
  readonly settings: Settings;
  readonly root: () => string | Promise<string>;
  readonly credentials: Credentials | undefined;
  readonly open = createOpenCalls();
  /** Reads the facts of the latest answer. */
  lastMeta: ReadMeta = () => ({ attempts: 0, idempotentReplayed: false });

  constructor(settings: Settings, root: () => string | Promise<string>, credentials?: Credentials) {
    this.settings = settings;
    this.root = root;
    this.credentials = credentials;
  }

  /** Fetches one object. `root` is where the path begins, if not where the others do. */
  get<T>(
    path: Path,
    options: RequestOptions | undefined,
    query?: object | undefined,
    root?: string,
  ): CStarPromise<T> {
    return this.send({ method: 'GET', path, query, options, root });
  }

  post<T>(path: Path, body: object | undefined, options: RequestOptions | undefined): CStarPromise<T> {
    return this.send({ method: 'POST', path, body, options });
  }

  /** Asks with a body: a POST that writes nothing. */
  ask<T>(path: Path, body: object | undefined, options: RequestOptions | undefined): CStarPromise<T> {
    return this.send({ method: 'POST', path, body, options, reads: true });
  }

  patch<T>(path: Path, body: object, options: RequestOptions | undefined): CStarPromise<T> {
    return this.send({ method: 'PATCH', path, body, options });
  }

  delete<T>(path: Path, options: RequestOptions | undefined, query?: object | undefined): CStarPromise<T> {
    return this.send({ method: 'DELETE', path, query, options });
  }

  /** Ends the calls under way and refuses later ones. */
  close(): void {
    this.open.end(new CStarError('This client was destroyed. Make a new one.', { code: 'client_destroyed' }));
  }

  send<T>(call: Call): CStarPromise<T> {
    return new CStarPromise(this.exchange<T>(call));
  }

  protected exchange<T>(call: Call): Promise<Exchange<T>> {
    // The contract, not this code, vouches for the type of what the server sends.
    return perform(this, call, readOne, (contents) => contents.data as T);
  }
}
