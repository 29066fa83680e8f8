/** Sorts from the best by one measure after the other, and numbers the places: equals share one. */
export function ranked<Item>(
  items: readonly Item[],
  measures: readonly ((item: Item) => number)[],
): (Item & { rank: number })[] {
  const compare = (left: Item, right: Item): number => {
    for (const measure of measures) {
      const difference = measure(right) - measure(left);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const sorted = [...items].sort(compare);
  return sorted.map((item) => ({
    rank: sorted.findIndex((other) => compare(other, item) === 0) + 1,
    ...item,
  }));
}
