import { readList } from './envelope.ts';
import type { RequestOptions } from './options.ts';
import { type FetchPage, Page, type PageContents, PagePromise } from './page.ts';
import { type Host, perform } from './request.ts';
import type { Path } from './url.ts';

/** Fetches a list, page by page: by number, or by the cursor that its answers carry. */
export function fetchList<T>(
  host: Host,
  path: Path,
  query: object | undefined,
  options: RequestOptions | undefined,
): PagePromise<T> {
  const fetchPage: FetchPage<T> = (place) =>
    perform(
      host,
      { method: 'GET', path, query: { ...query, ...place }, options },
      readList(place?.page ?? 1),
      // The contract, not this code, vouches for the type of what the server sends.
      (contents, meta) => new Page(contents as PageContents<T>, meta, fetchPage),
    );
  return new PagePromise(fetchPage());
}
