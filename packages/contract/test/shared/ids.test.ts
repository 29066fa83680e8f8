import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatId,
  type IdKind,
  id,
  idInput,
  parseId,
  parseUuid,
  prefixes,
  uuidInput,
} from '../../src/index.ts';

const kinds = Object.keys(prefixes) as IdKind[];
const anyKind = fc.constantFrom(...kinds);

describe('ids', () => {
  it('are what the API returns, and read back as the UUID they were made of', () => {
    fc.assert(
      fc.property(anyKind, fc.uuid(), (kind, uuid) => {
        const text = formatId(kind, uuid);
        expect(id(kind).safeParse(text).success).toBe(true);
        expect(parseId(kind, text)).toBe(uuid);
        expect(idInput(kind).parse(text)).toBe(uuid);
      }),
    );
  });

  it('may be sent as bare UUIDs, with or without dashes, in any case', () => {
    fc.assert(
      fc.property(anyKind, fc.uuid(), (kind, uuid) => {
        for (const text of [uuid, uuid.replaceAll('-', ''), uuid.toUpperCase()]) {
          expect(idInput(kind).parse(text)).toBe(uuid);
          expect(uuidInput().parse(text)).toBe(uuid);
        }
      }),
    );
  });

  it('of one kind are not taken for another', () => {
    fc.assert(
      fc.property(anyKind, anyKind, fc.uuid(), (kind, other, uuid) => {
        fc.pre(kind !== other);
        expect(parseId(kind, formatId(other, uuid))).toBeNull();
        expect(id(kind).safeParse(formatId(other, uuid)).success).toBe(false);
      }),
    );
  });

  it('are never read from a text that is none', () => {
    const hex32 = /^[0-9a-f]{32}$/i;
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!hex32.test(text.replaceAll('-', '')));
        expect(parseUuid(text)).toBeNull();
        expect(parseId('ticket', `tkt_${text}`)).toBeNull();
      }),
    );
  });

  it.each([
    '',
    '.',
    '..',
    'tkt_',
    'tkt_/',
    'tkt_tkt_550e8400e29b41d4a716446655440000',
    ' 550e8400e29b41d4a716446655440000',
  ])('refuse %j and say what they expect', (text) => {
    expect(idInput('ticket').safeParse(text).error?.issues[0]?.message).toBe(
      'expected an id that starts with tkt_, or a bare UUID',
    );
  });
});
