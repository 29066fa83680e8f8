/**
 * Every error code: its HTTP status and its `type`. One table for the server that sends
 * them, for OpenAPI and for the documentation.
 */
export const errorCodes = {
  parameter_missing: { status: 400, type: 'invalid_request_error' },
  parameter_invalid: { status: 400, type: 'invalid_request_error' },
  invalid_json: { status: 400, type: 'invalid_request_error' },
  authentication_required: { status: 401, type: 'authentication_error' },
  invalid_api_key: { status: 401, type: 'authentication_error' },
  invalid_key_format: { status: 401, type: 'authentication_error' },
  invalid_token: { status: 401, type: 'authentication_error' },
  invalid_credentials: { status: 401, type: 'authentication_error' },
  invalid_signature: { status: 401, type: 'authentication_error' },
  identity_required: { status: 403, type: 'authorization_error' },
  key_expired: { status: 401, type: 'authentication_error' },
  insufficient_permissions: { status: 403, type: 'authorization_error' },
  publishable_key_write: { status: 403, type: 'authorization_error' },
  team_access_denied: { status: 403, type: 'authorization_error' },
  resource_missing: { status: 404, type: 'not_found_error' },
  method_not_allowed: { status: 405, type: 'invalid_request_error' },
  resource_conflict: { status: 409, type: 'conflict_error' },
  idempotency_key_reused: { status: 409, type: 'conflict_error' },
  idempotency_key_in_progress: { status: 409, type: 'conflict_error' },
  request_too_large: { status: 413, type: 'invalid_request_error' },
  feature_not_configured: { status: 422, type: 'feature_not_configured_error' },
  rate_limit_exceeded: { status: 429, type: 'rate_limit_error' },
  internal_error: { status: 500, type: 'api_error' },
  service_unavailable: { status: 503, type: 'api_error' },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Where the page of an error code is. */
export const docUrl = (code: ErrorCode): string => `https://www.cstar.help/developers/errors#${code}`;
