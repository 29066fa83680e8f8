import { z } from 'zod';
import { validate } from '../validation.ts';

// Failures that a test asks for, so that clients can prove what they do about them.

const maxTimes = 10_000;
const maxMilliseconds = 60_000;
const maxRetryAfter = 3_600;

/** Which calls a fault is for. What is left out matches all. */
const match = {
  times: z.int().min(1).max(maxTimes).default(1).describe('How many calls it spoils'),
  teamId: z.uuid().optional().describe('Only calls about this team'),
  method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']).optional().describe('Only calls with this method'),
  path: z
    .string()
    .startsWith('/')
    .optional()
    .describe('Only calls whose path, below the one of the team, starts with this: /tickets'),
  header: z
    .strictObject({ name: z.string().min(1), value: z.string() })
    .optional()
    .describe('Only calls with this header, so that tests that run side by side leave each other alone'),
};

const fault = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ fault: z.literal(name), ...shape, ...match });

const milliseconds = z.int().min(1).max(maxMilliseconds).describe('Milliseconds');

const faultSchemas = {
  latency: fault('latency', { milliseconds }),
  drop_before_commit: fault('drop_before_commit', {}),
  drop_after_commit: fault('drop_after_commit', {}),
  rate_limited: fault('rate_limited', {
    retryAfter: z.int().min(0).max(maxRetryAfter).default(1).describe('Seconds'),
  }),
  server_error: fault('server_error', {
    status: z.literal([500, 502, 503, 504]).default(500).describe('The HTTP status: 500, 502, 503 or 504'),
  }),
  cut_stream: fault('cut_stream', {
    afterBytes: z.int().min(0).describe('how many bytes of the body arrive: afterBytes'),
  }),
  duplicate_events: fault('duplicate_events', {}),
  reorder_events: fault('reorder_events', {}),
  expire_cursor: fault('expire_cursor', {}),
};

export type FaultName = keyof typeof faultSchemas;
export type FaultOf<Name extends FaultName> = z.output<(typeof faultSchemas)[Name]>;
export type Fault = { [Name in FaultName]: FaultOf<Name> }[FaultName];

const Named = z.looseObject({
  fault: z.enum(Object.keys(faultSchemas) as [FaultName, ...FaultName[]]).describe('the name of a fault'),
});

/**
 * Reads the fault that someone asks for.
 *
 * @throws ApiError that names the field at fault.
 */
export function readFault(body: Record<string, unknown>): Fault {
  const { fault: name } = validate(Named, body, 'body');
  return validate<z.ZodObject>(faultSchemas[name], body, 'body') as Fault;
}
