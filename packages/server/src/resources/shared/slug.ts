const maxLength = 80;

/** `Billing & Plans` becomes `billing-plans`; a text without letters becomes `untitled`. */
export function slugify(text: string): string {
  const slug = text
    .normalize('NFKD')
    // The accents of Latin letters only: the marks of other scripts make other letters.
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const cut = [...slug]
    .slice(0, maxLength)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
  return cut === '' ? 'untitled' : cut;
}

/** The first of `base`, `base-2`, `base-3`, … that is not taken. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}
