import type { AnyReturns, Endpoint } from '@cstar.help/contract';
import type { Context as HonoContext } from 'hono';
import type { z } from 'zod';
import { ApiError } from '../errors.ts';
import { readText } from './body-limit.ts';
import type { ServerEnvironment } from './environment.ts';
import { readForm } from './read-form.ts';
import { shorten } from './shorten.ts';
import { validate } from './validation.ts';

export type AnyEndpoint = Endpoint<string, z.ZodObject, z.ZodObject, AnyReturns>;

/** A call's input, read by the schemas of its endpoint. */
export interface Input {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown> | undefined;
}

/** Makes the reader of one endpoint. */
export function inputReader(endpoint: AnyEndpoint) {
  const query = endpoint.query.strict();
  const body = endpoint.body?.strict();
  const readBody = endpoint.bodyType === 'multipart' ? readForm : readJsonObject;
  return async (c: HonoContext<ServerEnvironment>): Promise<Input> => ({
    params: validate(endpoint.params, c.req.param(), 'path'),
    query: validate(query, readQuery(c.req.url), 'query'),
    body: body && validate(body, await readBody(c, endpoint.maxBodyBytes), 'body'),
  });
}

export function readQuery(url: string): Record<string, string> {
  const parameters = new URL(url).searchParams;
  const names = [...parameters.keys()];
  const found = names.find((name, index) => names.indexOf(name) !== index);
  if (found !== undefined) {
    const repeated = shorten(found);
    throw new ApiError(
      'parameter_invalid',
      `${repeated} is given more than once. Give it once; separate the entries of a list by commas.`,
      { param: repeated },
    );
  }
  return Object.fromEntries(parameters);
}

/** The body as an object. An empty body counts as `{}`, so that the answer names what is missing. */
export async function readJsonObject(c: HonoContext, maxBodyBytes: number): Promise<Record<string, unknown>> {
  const text = await readText(c.req.raw, maxBodyBytes);
  if (text.trim() === '') return {};
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const kind = Array.isArray(value) ? 'an array' : `the value ${String(value).slice(0, 20)}`;
    throw new ApiError(
      'invalid_json',
      `The request body is ${kind}. Send a JSON object: {"field": "value"}.`,
    );
  }
  return { ...value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may hold what no log should.
    throw new ApiError(
      'invalid_json',
      'The request body is no valid JSON. Send a JSON object with the header Content-Type: application/json.',
    );
  }
}
