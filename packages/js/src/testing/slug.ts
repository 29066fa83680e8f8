/** The slug that the API makes from a title or name: `Billing & Plans` becomes `billing-plans`. */
export function slugOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    // The accents of Latin letters only, as the API does it.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  const words = plain.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['untitled'];
  return Array.from(words.join('-')).slice(0, 80).join('').replace(/-$/, '');
}
