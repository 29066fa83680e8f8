import { insist } from './insist.ts';

/**
 * Names the chunks of a call after what they hold: the same chunk under the same key is the same work,
 * wherever it stands in the call, and a changed one is new work. Chunks that are alike are counted.
 */
export function chunkKeys(key: string): (json: string) => string {
  const seen = new Map<string, number>();
  insist(key.length <= 220, 'idempotencyKey', 'at most 220 characters where it names several requests');
  return (json) => {
    const name = `${key}:${checksum(json)}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count ? `${name}:${count}` : name;
  };
}

/**
 * FNV-1a in two lanes. No `crypto.subtle`: Node 18 has none, and a key that depends on the runtime would
 * not be the same when the call is made again. Nor is strength needed: within a call chunks of the same
 * name are counted, and the server compares whole bodies and refuses another one under a known key.
 */
function checksum(text: string): string {
  let [one, other] = [0x811c9dc5, 0x811c9dc5];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x5bd1e995);
  }
  return [one, other].map((lane) => (lane >>> 0).toString(36)).join('');
}
