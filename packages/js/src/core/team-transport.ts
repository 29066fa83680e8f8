import { type Call, frozen } from './build.ts';
import { sendForm } from './form.ts';
import { fetchList } from './list.ts';
import type { RequestOptions } from './options.ts';
import type { PagePromise } from './page.ts';
import type { CStarPromise, Exchange } from './result.ts';
import type { TeamSettings } from './team-settings.ts';
import { Transport } from './transport.ts';
import type { Path } from './url.ts';

/** What stands between the calls of a client and the server, where writes are kept while there is no connection. */
export interface Offline {
  send<T>(call: Call, send: (call: Call) => Promise<Exchange<T>>): Promise<Exchange<T>>;
  /** A call has succeeded. */
  reached(): void;
}

/** Sends the calls of a client with an API key: all that there are, and offline. */
export class TeamTransport extends Transport {
  declare readonly settings: TeamSettings;
  offline: Offline | undefined;

  constructor(settings: TeamSettings, root: () => string | Promise<string>) {
    super(settings, root);
  }

  /** Sends a form with files: every field is text, a number, a boolean, a `Blob` or bytes. */
  form<T>(path: Path, fields: object, options: RequestOptions | undefined): CStarPromise<T> {
    return sendForm(this, path, fields, options);
  }

  /**
   * Fetches a list of any kind, page by page: by number, or by the cursor that its answers carry; with
   * the items in `data` or framed (`data: { object: 'list', data: […] }`).
   */
  list<T>(path: Path, query: object | undefined, options: RequestOptions | undefined): PagePromise<T> {
    return fetchList(this, path, query, options);
  }

  reached(): void {
    this.offline?.reached();
  }

  protected override exchange<T>(call: Call): Promise<Exchange<T>> {
    return this.offline ? this.#keep(this.offline, call) : super.exchange(call);
  }

  async #keep<T>(offline: Offline, call: Call): Promise<Exchange<T>> {
    const sent = call.method === 'GET' ? call : frozen(this.settings, call);
    return offline.send(sent, (now) => super.exchange<T>(now));
  }
}
