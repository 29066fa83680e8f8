import { ApiError } from '../errors.ts';
import { errorEnvelope } from './envelope.ts';
import { newRequestId, requestIdHeader } from './request-id.ts';

interface Malformed {
  status: number;
  reason: string;
  message: string;
}

const badRequest: Malformed = {
  status: 400,
  reason: 'Bad Request',
  message: 'This is not a well-formed HTTP/1.1 request. Send it with an HTTP library.',
};

/** What the parser's codes mean for a caller; all others are bad requests. */
const malformed: Record<string, Malformed> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    reason: 'Request Header Fields Too Large',
    message: 'The headers of this request are larger than 16 KiB. Send fewer or shorter ones.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: 'Request Timeout',
    message: 'The request did not arrive in time. Send it in one go.',
  },
};

/** The answer to what is not HTTP enough to become a request. */
function answerTo({ message }: Malformed) {
  const requestId = newRequestId();
  const error = new ApiError('parameter_invalid', message);
  const body = JSON.stringify(errorEnvelope(error, { requestId, timestamp: new Date() }));
  return { body, headers: { 'content-type': 'application/json', [requestIdHeader]: requestId } };
}

/** The whole response as text, for a connection whose parser has given up. */
export function malformedResponse(code: string | undefined): string {
  const kind = malformed[code ?? ''] ?? badRequest;
  const { body, headers } = answerTo(kind);
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${kind.status} ${kind.reason}`, ...lines, '', body].join('\r\n');
}

/** The same for a request that was parsed, but has no usable address. */
export function badRequestResponse(): Response {
  const { body, headers } = answerTo(badRequest);
  return new Response(body, { status: badRequest.status, headers: { ...headers, connection: 'close' } });
}
