const excerptLength = 200;
const wordsPerMinute = 200;

/** Markdown without its marks: what a reader sees, in one line. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/```[^\n]*\n?|```/g, ' ')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replaceAll(/[*_`~]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The first 200 characters of a text, cut between words. */
export function excerpt(markdown: string): string {
  // What an excerpt shows stands in the first pages; the rest of a long article need not be read.
  const text = plainText(markdown.slice(0, excerptLength * 20));
  if (text.length <= excerptLength) return text;
  const cut = text.slice(0, excerptLength).replace(/\p{Surrogate}$/u, '');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > 0 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:.]+$/, '')}…`;
}

/** Minutes to read a text, at least 1. */
export function readTime(text: string): number {
  const words = text.match(/\S+/g)?.length ?? 0;
  return Math.max(1, Math.ceil(words / wordsPerMinute));
}
