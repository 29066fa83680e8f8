import { describe, expect, test } from 'vitest';
import { findMentions } from '../src/resources/notifications/recognise.ts';

const id = (digit: number) => `00000000-0000-7000-8000-${String(digit).repeat(12)}`;
const people = [
  { id: id(1), name: 'Jane', email: 'jane@team.com' },
  { id: id(2), name: 'Jane Smith', email: 'smith@team.com' },
  { id: id(3), name: 'Jane Smithson', email: 'smithson@team.com' },
  { id: id(4), name: 'Renée Ångström', email: 'renee+help@team.co.uk' },
  { id: id(5), name: 'team', email: 'team@other.com' },
  { id: id(6), name: 'Alex', email: 'alex.a@team.com' },
  { id: id(7), name: 'alex', email: 'alex.b@team.com' },
];

describe('who a text mentions', () => {
  test.each<[string, number[]]>([
    ['nobody here', []],
    ['@Jane', [1]],
    ['@jane, please', [1]],
    ['(@Jane)', [1]],
    ['hello @Jane Smith!', [2]],
    ['hello @JANE SMITH.', [2]],
    ['@Jane Smithson and @Jane', [3, 1]],
    ['@Jane Smithers', [1]],
    ['@Janet', []],
    ['@Jane_Smith', []],
    ['@Jane-Marie', []],
    ["@Jane's ticket", [1]],
    ['@Jane. Thanks', [1]],
    ['@Renée Ångström?', [4]],
    ['@Rene\u0301e A\u030angstro\u0308m', [4]],
    ['@jane@team.com', [1]],
    ['@smith@team.com, look', [2]],
    ['@smith@team.com.', [2]],
    ['@renee+help@team.co.uk', [4]],
    ['@smith@team.community', []],
    ['write to jane@team.com', []],
    ['write to someone@team', []],
    ['write to x.y+z@team now', []],
    ['https://social.example/@Jane', []],
    ['@team', [5]],
    ['@Alex', [6, 7]],
    [`@[mem_${id(2).replaceAll('-', '')}] and @Jane Smith`, [2]],
    ['@[mem_00000000000000000000000000000000]', []],
    ['`@Jane` said nothing', []],
    ['```\n@Jane\n``` but @Jane Smith', [2]],
    ['```\n@Jane without an end', []],
    ['@', []],
    ['@@Jane', []],
    ['@ Jane', []],
    ['@Jane @Jane @Jane', [1]],
    ['first line\n@Jane', [1]],
  ])('%j', (text, expected) => {
    expect(findMentions(text, people).map(({ memberId }) => memberId)).toEqual(expected.map(id));
  });
});

test('an excerpt shows what stands around the first mention', () => {
  const [found] = findMentions(`${'a '.repeat(100)}@Jane ${'b '.repeat(200)}@Jane`, people);
  expect(found?.excerpt).toMatch(/^…(a )+@Jane (b )+.*…$/);
  expect(found?.excerpt.length).toBeLessThanOrEqual(202);
});

test('a text made of signs and code marks is read in reasonable time', () => {
  expect(findMentions('@Jane Smit '.repeat(5_000) + '`'.repeat(50_000), people)).toHaveLength(1);
});
