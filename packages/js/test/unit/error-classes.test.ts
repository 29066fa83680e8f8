import * as sdk from '@cstar.help/js';
import * as errorsEntry from '@cstar.help/js/errors';
import { describe, expect, it } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { failed, json } from '../support/replies.ts';

const get = (reply: Response) => rejection(clientWith({ maxRetries: 0 }, reply).cstar.tickets.get(ticketId));

function classOf(name: keyof typeof errorsEntry): typeof sdk.CStarError {
  const Class = Object.entries(errorsEntry).find(([key]) => key === name)?.[1];
  if (!Class) throw new Error(`no class ${name}`);
  return Class;
}

describe('the class of an error', () => {
  it.each([
    [400, 'CStarValidationError', 'invalid_request_error'],
    [401, 'CStarAuthenticationError', 'authentication_error'],
    [402, 'CStarValidationError', 'invalid_request_error'],
    [403, 'CStarPermissionError', 'authorization_error'],
    [404, 'CStarNotFoundError', 'not_found_error'],
    [405, 'CStarValidationError', 'invalid_request_error'],
    [408, 'CStarServerError', 'api_error'],
    [409, 'CStarConflictError', 'conflict_error'],
    [413, 'CStarValidationError', 'invalid_request_error'],
    [422, 'CStarValidationError', 'invalid_request_error'],
    [429, 'CStarRateLimitError', 'rate_limit_error'],
    [500, 'CStarServerError', 'api_error'],
    [503, 'CStarServerError', 'api_error'],
    [599, 'CStarServerError', 'api_error'],
  ] as const)('goes by status: %i is a %s', async (status, name, type) => {
    const error = await get(failed(status));

    expect(error).toBeInstanceOf(classOf(name));
    expect(error).toBeInstanceOf(sdk.CStarError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name, statusCode: status });
    expect(error).toHaveProperty('type', type);
  });

  it.each([400, 403, 404, 422, 500, 503])(
    'goes by code for a feature that is not set up (%i)',
    async (status) => {
      expect(await get(failed(status, { code: 'feature_not_configured' }))).toBeInstanceOf(
        sdk.CStarFeatureNotConfiguredError,
      );
    },
  );

  it.each([
    ['authorization_error', 'CStarPermissionError'],
    ['authentication_error', 'CStarPermissionError'],
  ] as const)('is the same for a 403 of type %s', async (type, name) => {
    const error = await get(failed(403, { type }));

    expect(error).toBeInstanceOf(classOf(name));
    expect(error).toHaveProperty('type', type);
  });

  it.each([
    ['invalid_request_error', 'CStarValidationError'],
    ['authentication_error', 'CStarAuthenticationError'],
    ['authorization_error', 'CStarPermissionError'],
    ['not_found_error', 'CStarNotFoundError'],
    ['conflict_error', 'CStarConflictError'],
    ['rate_limit_error', 'CStarRateLimitError'],
    ['api_error', 'CStarServerError'],
    ['something_new', 'CStarServerError'],
  ] as const)('goes by type where the status says success: %s', async (type, name) => {
    const error = await get(json({ success: false, error: { type, code: 'x', message: 'No.' } }));

    expect(error).toBeInstanceOf(classOf(name));
  });
});

const names = Object.keys(errorsEntry).sort();

describe('every error class', () => {
  it('is one of the documented eight, the base, or one for the network', () => {
    expect(names).toEqual([
      'CStarAuthenticationError',
      'CStarConflictError',
      'CStarConnectionError',
      'CStarError',
      'CStarFeatureNotConfiguredError',
      'CStarNotFoundError',
      'CStarOfflineError',
      'CStarPermissionError',
      'CStarRateLimitError',
      'CStarServerError',
      'CStarTimeoutError',
      'CStarValidationError',
    ]);
  });

  it.each(Object.entries(errorsEntry))('%s carries its literal name and usual facts', (name, Class) => {
    const error = new Class('Something happened.');

    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(sdk.CStarError);
    expect(error.name).toBe(name);
    expect(String(error)).toBe(`${name}: Something happened.`);
    expect(error.stack).toContain('error-classes.test.ts');
    expect(error.type).toMatch(/_error$/);
    expect(error.attempts).toBe(0);
  });

  it.each(Object.entries(errorsEntry))(
    '%s is the same in the root and in the errors entry',
    (name, Class) => {
      expect(Object.entries(sdk).find(([key]) => key === name)?.[1]).toBe(Class);
    },
  );
});

describe('the classes for the network', () => {
  it('are all connection errors', () => {
    expect(new sdk.CStarTimeoutError('x')).toBeInstanceOf(sdk.CStarConnectionError);
    expect(new sdk.CStarOfflineError('x')).toBeInstanceOf(sdk.CStarConnectionError);
    expect(new sdk.CStarConnectionError('x')).not.toBeInstanceOf(sdk.CStarTimeoutError);
  });
});
