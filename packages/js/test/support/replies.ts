/** The body of a success that holds one object. */
export const one = (data: unknown, meta: object = {}): object => ({
  success: true,
  data,
  meta: { requestId: 'req_1', timestamp: '2026-03-01T12:00:00.000Z', ...meta },
});

export interface Numbers {
  page?: number;
  pageSize?: number;
  total?: number;
}

/** The body of a page of a list, framed as the server does it. */
export function many(data: readonly unknown[], numbers: Numbers = {}): object {
  const { page = 1, pageSize = 20, total = data.length } = numbers;
  const totalPages = Math.ceil(total / pageSize);
  const pagination = { page, pageSize, total, totalPages, hasMore: page < totalPages };
  return { ...one(data, { pagination }), pagination };
}

export const json = (body: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });

/** A response with an error of the API. */
export const failed = (
  status: number,
  error: object | string = { message: 'No.' },
  headers: Record<string, string> = {},
): Response => json({ success: false, error }, { status, headers });

/** A list of so many items, served page by page to whoever asks with `page` and `pageSize`. */
export const pagesOf =
  (total: number) =>
  ({ url }: { url: URL }): Response => {
    const page = Number(url.searchParams.get('page') ?? 1);
    const pageSize = Number(url.searchParams.get('pageSize') ?? 20);
    const first = (page - 1) * pageSize;
    const count = Math.max(0, Math.min(pageSize, total - first));
    const items = Array.from({ length: count }, (_, index) => ({ id: `tkt_${first + index}` }));
    return json(many(items, { page, pageSize, total }));
  };
