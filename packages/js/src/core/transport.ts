import { CStarError } from '../errors.ts';
import { type Call, frozen } from './build.ts';
import { readList, readOne } from './envelope.ts';
import type { ReadMeta } from './meta.ts';
import { OpenCalls } from './open-calls.ts';
import type { RequestOptions, Settings } from './options.ts';
import { type FetchPage, Page, type PageContents, PagePromise } from './page.ts';
import { type Credentials, perform } from './request.ts';
import { CStarPromise, type Exchange } from './result.ts';
import type { Path } from './url.ts';

/** What stands between the calls of a client and the server, where writes are kept while there is no connection. */
export interface Offline {
  send<T>(call: Call, send: (call: Call) => Promise<Exchange<T>>): Promise<Exchange<T>>;
  /** A call has succeeded. */
  reached(): void;
}

/** Sends the calls of one client and keeps what they share. */
export class Transport {
  readonly settings: Settings;
  readonly root: () => string | Promise<string>;
  readonly open = new OpenCalls();
  /** Reads the facts of the latest answer. */
  lastMeta: ReadMeta = () => ({ attempts: 0, idempotentReplayed: false });

  offline: Offline | undefined;
  credentials: Credentials | undefined;

  constructor(settings: Settings, root: () => string | Promise<string>) {
    this.settings = settings;
    this.root = root;
  }

  /** Fetches one object. `root` is where the path begins, if not where the others do. */
  get<T>(
    path: Path,
    options: RequestOptions | undefined,
    query?: object | undefined,
    root?: string,
  ): CStarPromise<T> {
    return this.#one({ method: 'GET', path, query, options, root });
  }

  post<T>(path: Path, body: object | undefined, options: RequestOptions | undefined): CStarPromise<T> {
    return this.#one({ method: 'POST', path, body, options });
  }

  /** Asks with a body: a POST that writes nothing. */
  ask<T>(path: Path, body: object | undefined, options: RequestOptions | undefined): CStarPromise<T> {
    return this.#one({ method: 'POST', path, body, options, reads: true });
  }

  /** Sends a form with files: every field is text, a number, a boolean, a `Blob` or bytes. */
  form<T>(path: Path, fields: object, options: RequestOptions | undefined): CStarPromise<T> {
    return this.#one({ method: 'POST', path, form: fields, options });
  }

  patch<T>(path: Path, body: object, options: RequestOptions | undefined): CStarPromise<T> {
    return this.#one({ method: 'PATCH', path, body, options });
  }

  delete<T>(path: Path, options: RequestOptions | undefined, query?: object | undefined): CStarPromise<T> {
    return this.#one({ method: 'DELETE', path, query, options });
  }

  /**
   * Fetches a list of any kind, page by page: by number, or by the cursor that its answers carry; with
   * the items in `data` or framed (`data: { object: 'list', data: […] }`).
   */
  list<T>(path: Path, query: object | undefined, options: RequestOptions | undefined): PagePromise<T> {
    const fetchPage: FetchPage<T> = (place) =>
      perform(
        this,
        { method: 'GET', path, query: { ...query, ...place }, options },
        readList(place?.page ?? 1),
        (contents, meta) => new Page(contents as PageContents<T>, meta, fetchPage),
      );
    return new PagePromise(fetchPage());
  }

  /** Ends the calls under way and refuses later ones. */
  close(): void {
    this.open.end(new CStarError('This client was destroyed. Make a new one.', { code: 'client_destroyed' }));
  }

  #one<T>(call: Call): CStarPromise<T> {
    const send = (sent: Call) =>
      // The contract, not this code, vouches for the type of what the server sends.
      perform(this, sent, readOne, (contents) => contents.data as T);
    const keep = async (offline: Offline) =>
      offline.send(call.method === 'GET' ? call : frozen(this.settings, call), send);
    return new CStarPromise(this.offline ? keep(this.offline) : send(call));
  }
}
