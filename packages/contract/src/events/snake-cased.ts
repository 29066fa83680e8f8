import { z } from 'zod';

/** `customerId` becomes `customer_id`. */
export type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : Name;

export type Fields = Readonly<Record<string, z.ZodType>>;

type SnakeCased<Shape extends Fields> = { [Name in keyof Shape & string as SnakeCase<Name>]: Shape[Name] };

/** `customerId` becomes `customer_id`. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The same object as webhooks tell it: its own fields are named in snake_case. What the fields hold stays as it
 * is, since the keys of metadata and custom fields are those that users chose.
 */
export const snakeCased = <Shape extends Fields>({ shape }: z.ZodObject<Shape>) =>
  z.object(
    Object.fromEntries(
      Object.entries<z.ZodType>(shape).map(([name, schema]) => [snakeCase(name), schema]),
    ) as SnakeCased<Shape>,
  );
