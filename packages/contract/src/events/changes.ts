import { z } from 'zod';
import type { Fields } from './snake-cased.ts';

/** What never changes, follows from something else, or changes each time. */
export const unchanging = ['object', 'id', 'created_at', 'updated_at', 'dashboard_url'] as const;

type Changing<Shape> = Exclude<keyof Shape & string, (typeof unchanging)[number]>;

type Change<Schema extends z.ZodType> = z.ZodObject<{ from: Schema; to: Schema }>;

type Changes<Shape extends Fields> = { [Name in Changing<Shape>]: z.ZodOptional<Change<Shape[Name]>> };

const changeOf = (schema: z.ZodType) =>
  z
    .object({ from: schema.describe('The value before'), to: schema.describe('The value now') })
    .optional()
    .describe(schema.description ?? '');

/**
 * The fields of an object that an update changed: `{ status: { from: 'new', to: 'open' } }`. With the name of the
 * object's type, the emitted documents refer to it instead of repeating each field.
 */
export function changesOf<Shape extends Fields>({ shape }: z.ZodObject<Shape>, name?: string) {
  const changing = Object.entries<z.ZodType>(shape).filter(
    ([field]) => !unchanging.some((other) => other === field),
  );
  const changes = Object.fromEntries(changing.map(([field, schema]) => [field, changeOf(schema)]));
  return z
    .object(changes as Changes<Shape>)
    .meta(name === undefined ? {} : { changesOf: name })
    .describe('Each field that changed, with its value before and now');
}
