import { namedSchemas, operationsOf } from './operations.ts';
import { sampleValue } from './sample-value.ts';
import { type Resources, toJsonSchemas } from './schemas.ts';
import { header } from './types.ts';

/** What the test kit builds by hand, since its fields depend on one another. */
const handWritten = new Set([
  'Article',
  'Category',
  'Customer',
  'Deleted',
  'Message',
  'Ticket',
  'TicketDetail',
  'WhoAmI',
]);

/** Parts of answers that an answer of its own is put together with. */
const parts = ['Boss'];

/** One object of every other type that an endpoint answers. */
export function samplesOf(resources: Resources): Record<string, unknown> {
  const json = toJsonSchemas(namedSchemas(resources), (name) => name);
  const answers = operationsOf(resources).map(({ data }) => data);
  const names = [...new Set([...answers, ...parts.filter((name) => name in json)])]
    .filter((name) => !handWritten.has(name))
    .sort();
  const resolve = (name: string) => json[name] ?? {};
  return Object.fromEntries(names.map((name) => [name, sampleValue({ $ref: name }, resolve)]));
}

/** The same as code of the SDK's test kit. */
export function emitSamples(resources: Resources): string {
  const samples = Object.entries(samplesOf(resources));
  const names = samples.map(([name]) => name);
  return [
    header('contract.ts'),
    names.length === 0 ? '' : `import type { ${names.join(', ')} } from '../types/index.ts';\n\n`,
    '/** One object of each type that has no builder of its own. */\n',
    'export const samples: {\n',
    ...names.map((name) => `  ${name}: ${name};\n`),
    '} = {\n',
    ...samples.map(([name, sample]) => `  ${name}: ${JSON.stringify(sample)},\n`),
    '};\n',
  ].join('');
}
