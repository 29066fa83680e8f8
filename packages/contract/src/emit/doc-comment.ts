import type { JsonSchema } from './schemas.ts';

const width = 100;

/** A TSDoc comment: on one line where it fits, else wrapped. */
export function docComment(sentence: string, indent = 0): string {
  if (sentence === '') return '';
  const text = sentence.replaceAll('*/', '*\\/');
  const margin = ' '.repeat(indent);
  const oneLine = `${margin}/** ${text} */`;
  if (oneLine.length <= width) return `${oneLine}\n`;
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (margin.length + 3 + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return `${margin}/**\n${lines.map((line) => `${margin} * ${line}\n`).join('')}${margin} */\n`;
}

/** Everything a reader wants to know of a field: what it is, its limits, its default. */
export function describe(schema: JsonSchema, fallback?: string): string {
  return [schema.description ?? fallback, ...limits(schema), ...defaults(schema)]
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

function limits(schema: JsonSchema): string[] {
  const [only, ...others] = (schema.anyOf ?? []).filter((part) => part.type !== 'null');
  if (only && others.length === 0) return limits(only);
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    range(minimum, maximum, ''),
    range(minLength, maxLength, schema.format === 'binary' ? ' bytes' : ' characters'),
    range(minItems, maxItems, ' items'),
    schema.format === 'date-time' ? 'ISO 8601' : '',
  ];
}

function range(from: number | undefined, to: number | undefined, unit: string): string {
  if (from !== undefined && to !== undefined) return `${number(from)} to ${number(to)}${unit}`;
  if (to !== undefined) return `At most ${number(to)}${unit}`;
  // A text or list that may not be empty goes without saying.
  return from !== undefined && from !== 0 && unit === '' ? `At least ${number(from)}` : '';
}

/** 50,000 reads better than 50000. */
const number = (value: number): string => value.toLocaleString('en-US');

const defaults = ({ default: value }: JsonSchema): string[] =>
  value === undefined
    ? []
    : [`Default: ${typeof value === 'string' ? `\`${value}\`` : JSON.stringify(value)}`];
