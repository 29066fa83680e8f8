import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Resources } from '../../src/emit/schemas.ts';
import { emitTypes, fileName } from '../../src/emit/types.ts';
import { resource } from '../../src/index.ts';

const make = (name: string, schemas: Record<string, z.ZodType>) =>
  resource({ name, title: name, description: '', schemas, endpoints: {} });

/** The text that is emitted for the schemas of one resource, without the header. */
function emit(schemas: Record<string, z.ZodType>): string {
  const text = emitTypes({ things: make('things', schemas) }).get('things.ts') ?? '';
  return text.replace(/^(\/\/.*\n)+\n/, '');
}

describe('the types of fields', () => {
  const typeOf = (schema: z.ZodType, name = 'Thing'): string => {
    const line =
      emit({ [name]: z.object({ field: schema }) })
        .split('\n')
        .at(1) ?? '';
    return line.trim();
  };

  it.each<[string, z.ZodType, string]>([
    ['a text', z.string(), 'field: string;'],
    ['a whole number', z.int(), 'field: number;'],
    ['a number', z.number(), 'field: number;'],
    ['a truth', z.boolean(), 'field: boolean;'],
    ['a fixed text', z.literal('ticket'), "field: 'ticket';"],
    ['a fixed truth', z.literal(true), 'field: true;'],
    ['a text with an apostrophe', z.literal("it's"), "field: 'it\\'s';"],
    ['a choice of texts stays open', z.enum(['a', 'b']), "field: 'a' | 'b' | (string & {});"],
    ['what may be null', z.string().nullable(), 'field: string | null;'],
    ['what may be left out', z.string().optional(), 'field?: string;'],
    ['a list', z.array(z.string()), 'field: string[];'],
    ['a list of a choice', z.array(z.union([z.string(), z.number()])), 'field: (string | number)[];'],
    ['a list of lists', z.array(z.array(z.int())), 'field: number[][];'],
    [
      'a choice between a list and a text',
      z.union([z.array(z.string()), z.string()]),
      'field: string[] | string;',
    ],
    ['a record', z.record(z.string(), z.int()), 'field: Record<string, number>;'],
    [
      'a record of a choice',
      z.record(z.string(), z.int().nullable()),
      'field: Record<string, number | null>;',
    ],
    ['a record of anything', z.record(z.string(), z.unknown()), 'field: Record<string, unknown>;'],
    ['anything', z.unknown(), 'field: unknown;'],
    ['an object without fields', z.object({}), 'field: Record<string, unknown>;'],
  ])('%s', (_, schema, expected) => {
    expect(typeOf(schema)).toBe(expected);
  });

  it.each<[string, z.ZodType, string]>([
    ['what may be left out may be undefined', z.string().optional(), 'field?: string | undefined;'],
    ['lists may be read-only', z.array(z.string()), 'field: readonly string[];'],
    ['what has a default may be left out', z.boolean().default(false), 'field?: boolean | undefined;'],
    ['a text that becomes something else is a text', z.string().transform(Number), 'field: string;'],
    ['what is read from a query has its own type', z.preprocess(Number, z.int()), 'field: number;'],
  ])('in parameters, %s', (_, schema, expected) => {
    const lines = emit({ ThingParams: z.object({ field: schema }) }).split('\n');
    expect(lines.find((line) => line.includes('field'))?.trim()).toBe(expected);
  });
});

describe('the declarations', () => {
  it('are interfaces with a comment on each field', () => {
    const Thing = z
      .object({
        id: z.string().describe('Its ID'),
        'content-type': z.string().max(9).optional(),
        owner: z.object({ name: z.string().describe('Full name') }).describe('Who has it'),
      })
      .describe('A thing.');

    expect(emit({ Thing })).toBe(`/** A thing. */
export interface Thing {
  /** Its ID. */
  id: string;
  /** At most 9 characters. */
  'content-type'?: string;
  /** Who has it. */
  owner: {
    /** Full name. */
    name: string;
  };
}
`);
  });

  it('name choices of texts, and use the name', () => {
    const Color = z.enum(['red', 'blue']).describe('A color');
    const Thing = z.object({
      color: Color,
      colors: z.array(Color),
      chosen: Color.nullable().describe('The chosen one'),
    });

    expect(emit({ Color, Thing })).toBe(`/** A color. */
export type Color = 'red' | 'blue' | (string & {});

export interface Thing {
  /** A color. */
  color: Color;
  colors: Color[];
  /** The chosen one. */
  chosen: Color | null;
}
`);
  });

  it('give a default even where the text is read as another type', () => {
    const ThingParams = z.object({
      page: z.preprocess(Number, z.int().min(1)).default(1).describe('Page number'),
    });

    expect(emit({ ThingParams })).toContain('/** Page number. At least 1. Default: 1. */');
  });

  it('extend the object that they contain whole, the largest one', () => {
    const Small = z.object({ id: z.string() });
    const Medium = Small.extend({ name: z.string() });
    const Large = Medium.extend({ notes: z.string() });
    const Alike = z.object({ id: z.string(), extra: z.string() });
    const text = emit({ Large, Medium, Small, Alike });

    expect(text).toContain('export interface Large extends Medium {\n  notes: string;\n}');
    expect(text).toContain('export interface Medium extends Small {\n  name: string;\n}');
    expect(text).toContain('export interface Alike {\n  id: string;\n  extra: string;\n}');
  });

  it('redeclare a field that differs from the one of the contained object', () => {
    const Base = z.object({ id: z.string(), name: z.string() });
    const Other = Base.extend({ name: z.string().nullable() });

    expect(emit({ Base, Other })).toContain(
      'export interface Other {\n  id: string;\n  name: string | null;\n}',
    );
  });
});

describe('the files', () => {
  const Owner = z.object({ id: z.string() });
  const resources: Resources = {
    owners: make('owners', { Owner }),
    savedThings: make('savedThings', { SavedThing: z.object({ owner: Owner, note: z.literal('Owner') }) }),
    notes: make('notes', { Note: z.object({ text: z.string().describe('Not an Owner') }) }),
  };
  const files = emitTypes(resources);

  it('are one per resource, one for what is shared, one for events, and an index', () => {
    expect([...files.keys()]).toEqual([
      'shared.ts',
      'owners.ts',
      'saved-things.ts',
      'notes.ts',
      'events.ts',
      'index.ts',
    ]);
    expect(files.get('index.ts')).toContain("export type * from './saved-things.ts';");
    expect(fileName('customerGroups')).toBe('customer-groups');
  });

  it('say in two lines where they come from and how to change them', () => {
    expect(files.get('saved-things.ts')?.split('\n').slice(0, 3)).toEqual([
      '// Generated from packages/contract/src/resources/saved-things.ts. Do not edit:',
      '// change the contract, then run `npm run generate`.',
      '',
    ]);
  });

  it('import what they use from each other, and nothing else', () => {
    expect(files.get('saved-things.ts')).toContain("import type { Owner } from './owners.ts';");
    expect(files.get('notes.ts')).not.toContain('import');
    expect(files.get('owners.ts')).not.toContain('import');
  });
});

describe('files', () => {
  it('come with the type that the SDK has for them', () => {
    const text = emit({ UploadParams: z.object({ file: z.file().max(5_000).describe('An image') }) });

    expect(text).toMatch(/^import type \{ PlatformFile } from '..\/core\/platform.ts';\n/);
    expect(text).toContain('/** An image. At most 5,000 bytes. */\n  file: PlatformFile;');
  });
});

it('a resource that names no type of its own has no file', () => {
  const files = emitTypes({ things: make('things', { Thing: z.object({}) }), empty: make('empty', {}) });

  expect([...files.keys()]).not.toContain('empty.ts');
  expect(files.get('index.ts')).not.toContain('empty');
});
