import type { OfflineItem } from './item.ts';

/** The scope that touches all others. */
const everything = '*';

/** Resources whose requests touch objects of any other: none goes beside them, before or after. */
const barriers: readonly string[] = ['bulk', 'import'];

/** Calls that are made for their answers: some hold a secret that is shown once. */
const answers =
  /^\/(ai|billing\/portal|automations\/[^/]+\/test|webhooks(\/([^/]+\/(test|rotate-secret)|trigger-test))?)(\?|$)/;

/** Whether only the answer of a call is of use. */
export const isAnswerOnly = (path: string): boolean => answers.test(path);

/** `tkt_550e8400e29b41d4a716446655440000` and the bare UUID are one ticket. */
const spelledAlike = (segment: string): string => {
  const bare = segment
    .replace(/^[a-z]+_/, '')
    .replaceAll('-', '')
    .toLowerCase();
  return /^[\da-f]{32}$/.test(bare) ? bare : segment;
};

/**
 * What a write changes, by its path: the object that the first two segments name, with everything below
 * it; a collection when something is made in it.
 */
export function scopeOf(path: string): string {
  const [resource = '', name] = path.replace(/^\//, '').split(/[?#]/, 1).join('').split('/');
  if (barriers.includes(resource)) return everything;
  return name ? `${resource}/${spelledAlike(name)}` : resource;
}

/** Whether the order of two scopes matters. */
export const conflict = (one: string, other: string): boolean =>
  one === other || one === everything || other === everything;

/**
 * The item to send next: one that was not tried and has nothing of its scope before it. Of several the
 * first, but those whose scope is urgent go before the others.
 */
export function nextOf(
  items: readonly OfflineItem[],
  tried: ReadonlySet<string>,
  urgent: ReadonlySet<string>,
): OfflineItem | undefined {
  const before = new Set<string>();
  let found: OfflineItem | undefined;
  for (const item of items) {
    const { scope } = item;
    const free = scope === everything ? !before.size : !before.has(everything) && !before.has(scope);
    before.add(scope);
    if (!free || tried.has(item.id)) continue;
    if (urgent.has(scope)) return item;
    found ??= item;
  }
  return found;
}
