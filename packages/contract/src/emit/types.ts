import { z } from 'zod';
import { namedEventSchemas } from '../events/index.ts';
import { shared } from '../shared/index.ts';
import { describe, docComment } from './doc-comment.ts';
import { eventTypes } from './event-types.ts';
import { namedSchemas } from './operations.ts';
import { isInput, type JsonSchema, type Resources, toJsonSchemas } from './schemas.ts';
import { fields, fileType, openUnion, typeExpression } from './type-expression.ts';

/** `customerGroups` lives in `customer-groups.ts`. */
export const fileName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const header = (source: string): string =>
  `// Generated from packages/contract/src/${source}. Do not edit:\n// change the contract, then run \`npm run generate\`.\n\n`;

interface TypeFile {
  name: string;
  source: string;
  schemas: Record<string, z.ZodType>;
  /** What reads better than what the schema of that name would give. */
  written?: Record<string, string>;
}

/** The SDK's type files: one per resource, one for what they share, one for events, and an index. File name → text. */
export function emitTypes(resources: Resources, customers: Resources = {}): Map<string, string> {
  const candidates: TypeFile[] = [
    { name: 'shared', source: 'shared/index.ts', schemas: shared },
    ...filesOf(resources, 'resources'),
    ...filesOf(customers, 'customer'),
    {
      name: 'events',
      source: 'events/index.ts',
      schemas: namedEventSchemas,
      written: { CStarEvent: eventTypes() },
    },
  ];
  // A resource whose endpoints speak only of what others define has no file of its own.
  const files = candidates.filter(({ schemas }) => Object.keys(schemas).length > 0);
  const all = namedSchemas({ ...resources, ...customers });
  const json = toJsonSchemas(all, (name) => name);
  const home = new Map(files.flatMap((file) => Object.keys(file.schemas).map((id) => [id, file.name])));

  const texts = files.map((file, index): [string, string] => {
    // Heritage goes one way, from files to those before them: no two files import each other for it.
    const visible = Object.assign({}, ...files.slice(0, index + 1).map(({ schemas }) => schemas));
    const declarations = Object.keys(file.schemas).map(
      (name) => file.written?.[name] ?? declaration(name, visible, json),
    );
    return [
      `${file.name}.ts`,
      header(file.source) + imports(file, declarations, home) + declarations.join('\n'),
    ];
  });
  const index = files.map((file) => `export type * from './${file.name}.ts';\n`).sort();
  return new Map([...texts, ['index.ts', header('contract.ts') + index.join('')]]);
}

const filesOf = (resources: Resources, folder: string): TypeFile[] =>
  Object.entries(resources).map(([key, { schemas }]) => ({
    name: fileName(key),
    source: `${folder}/${fileName(key)}.ts`,
    schemas,
  }));

function imports(file: TypeFile, declarations: string[], home: Map<string, string>): string {
  const code = declarations
    .join('\n')
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/'[^']*'/g, '');
  const used = new Set(code.match(/\b[A-Z]\w*\b/g));
  const byFile = new Map<string, string[]>();
  for (const [name, from] of home) {
    if (from !== file.name && used.has(name)) byFile.set(from, [...(byFile.get(from) ?? []), name]);
  }
  const lines = [...byFile]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([from, names]) => `import type { ${names.sort().join(', ')} } from './${from}.ts';\n`);
  if (used.has(fileType)) lines.unshift(`import type { ${fileType} } from '../core/platform.ts';\n`);
  return lines.length === 0 ? '' : `${lines.join('')}\n`;
}

function declaration(name: string, all: Record<string, z.ZodType>, json: Record<string, JsonSchema>): string {
  const schema = json[name] ?? {};
  const comment = docComment(describe({ description: schema.description ?? '' }));
  const context = { input: isInput(name), describe: (ref: string) => json[ref]?.description };
  if (schema.enum) return `${comment}export type ${name} = ${openUnion(schema.enum)};\n`;
  if (!schema.properties) return `${comment}export type ${name} = ${typeExpression(schema, context)};\n`;
  const parent = parentOf(name, all);
  const inherited = new Set(Object.keys((parent && json[parent]?.properties) ?? {}));
  const heritage = parent ? ` extends ${parent}` : '';
  return `${comment}export interface ${name}${heritage} {\n${fields(schema, context, 2, inherited)}}\n`;
}

/** The named object that this one extends: every field of it is here too, the very same schema. */
function parentOf(name: string, all: Record<string, z.ZodType>): string | undefined {
  const shape = shapeOf(all[name]);
  const candidates = Object.entries(all)
    .filter(([other]) => other !== name && isInput(other) === isInput(name))
    .map(([other, schema]) => ({ other, shape: shapeOf(schema) }))
    .filter(({ shape: part }) => {
      const entries = Object.entries(part);
      return entries.length > 0 && entries.every(([field, schema]) => shape[field] === schema);
    })
    .filter(({ shape: part }) => Object.keys(part).length < Object.keys(shape).length)
    .sort((a, b) => Object.keys(b.shape).length - Object.keys(a.shape).length);
  return candidates[0]?.other;
}

const shapeOf = (schema: z.ZodType | undefined): Record<string, unknown> =>
  schema instanceof z.ZodObject ? schema.shape : {};
