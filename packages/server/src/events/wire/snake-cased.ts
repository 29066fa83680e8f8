import { type SnakeCase, snakeCase } from '@cstar.help/contract';

type SnakeCased<Value extends object> = {
  [Name in keyof Value & string as SnakeCase<Name>]: Value[Name];
};

/**
 * An object of the API as events tell it: its own fields in snake_case. What they hold stays as it is,
 * since the keys of metadata and custom fields are those that users chose.
 */
export const snakeCased = <Value extends object>(value: Value): SnakeCased<Value> =>
  Object.fromEntries(
    Object.entries(value).map(([name, held]) => [snakeCase(name), held]),
  ) as SnakeCased<Value>;
