import { isDeepStrictEqual } from 'node:util';
import { unchanging } from '@cstar.help/contract';

type Told<Wire> = Omit<Wire, (typeof unchanging)[number]>;

type Changes<Wire> = { [Name in keyof Told<Wire>]?: { from: Told<Wire>[Name]; to: Told<Wire>[Name] } };

/** What is different between two states of one object, both as events tell it: field by field. */
export function changesBetween<Wire extends object>(before: Wire, after: Wire): Changes<Wire> {
  const old = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(
    ([name, to]) => !unchanging.some((other) => other === name) && !isDeepStrictEqual(to, old.get(name)),
  );
  return Object.fromEntries(
    changed.map(([name, to]) => [name, { from: old.get(name), to }]),
  ) as Changes<Wire>;
}
