import { insist } from '../core/insist.ts';
import type { SignalProps } from './options.ts';

/** Details as the server takes them: one that it refuses would cost the whole batch. */
export function cleaned(props: SignalProps): SignalProps {
  const entries = Object.entries(props);
  const fit = ([name, value]: [string, unknown]) =>
    /^[a-z]\w{0,49}$/i.test(name) && (/^(string|boolean)$/.test(typeof value) || Number.isFinite(value));
  insist(entries.length <= 10 && entries.every(fit), 'props', 'at most 10 texts, numbers, or true and false');
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, 200).replace(/[\0\p{Surrogate}]/gu, '') : value,
    ]),
  );
}
