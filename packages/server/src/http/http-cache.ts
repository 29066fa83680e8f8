import { createHash } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import type { Answer } from './envelope.ts';

/** For how many times its life an answer may still be shown while the next one is fetched. */
const staleFactor = 5;

/**
 * Says how long an answer may be kept, and which one it is. The tag is weak and of the data alone: the
 * frame around it names the call and the moment, and so is never the same twice.
 *
 * @returns Whether the caller has this answer already, so that a 304 does.
 */
export function markForCaches(c: HonoContext, seconds: number, answer: Answer): boolean {
  // With a token, the call may be about one person: nobody between us may keep the answer.
  const reach = c.req.header('authorization') === undefined ? 'public' : 'private';
  const tag = tagOf(answer);
  c.header('cache-control', `${reach}, max-age=${seconds}, stale-while-revalidate=${seconds * staleFactor}`);
  c.header('etag', tag);
  c.header('vary', 'Authorization, CStar-Version', { append: true });
  return hasTag(c.req.header('if-none-match'), tag);
}

function tagOf(answer: Answer): string {
  const content = answer.kind === 'one' ? [answer.data] : [answer.data, answer.pagination, answer.frame];
  return `W/"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 27)}"`;
}

/** Whether an If-None-Match names the tag, weakly compared, as RFC 9110 has it for reads. */
function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '');
  return header.match(/"[^"]*"/g)?.includes(opaque) ?? false;
}
