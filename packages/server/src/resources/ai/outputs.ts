import { z } from 'zod';
import { unusable } from './model.ts';

const Tags = z.object({ tags: z.array(z.string()) });

/** JSON as models write it: perhaps between the fences of Markdown. */
export function parseJson(answer: string): unknown {
  const inner = /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(answer)?.[1] ?? answer;
  try {
    return JSON.parse(inner);
  } catch {
    return undefined;
  }
}

/**
 * The tags of an answer that may be used: of the known ones, as they are spelled, and in any case
 * no more than `most`.
 *
 * @throws ApiError when the answer is not what was asked for.
 */
export function readTags(answer: string, known: readonly string[], most: number): string[] {
  const read = Tags.safeParse(parseJson(answer));
  if (!read.success) throw unusable();
  const spelling = new Map(known.map((tag) => [tag.toLowerCase(), tag]));
  const usable = read.data.tags
    .map((tag) => tag.trim().toLowerCase())
    .flatMap((tag) => {
      if (known.length > 0) return spelling.get(tag) ?? [];
      return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,39}$/u.test(tag) ? tag : [];
    });
  return [...new Set(usable)].slice(0, most);
}

/** A text of an answer, without what cannot be stored or shown, and not longer than is useful. */
export function readText(answer: string, maxLength: number): string {
  const clean = answer.replaceAll(/[\0\p{Surrogate}]/gu, '').trim();
  if (clean === '') throw unusable();
  return clean.slice(0, maxLength).replace(/\p{Surrogate}$/u, '');
}
