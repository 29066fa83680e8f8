import { adapt } from './adapt.ts';
import { customerSummary } from './fixtures.ts';

/** What a call sent, in its query and its body. */
export type Sent = ReadonlyMap<string, unknown>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `topicId` becomes `topic_id`. */
const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Parameters that show in other fields than those of their name, by one that these objects have. */
const meanings = new Map<string, { field: string; fields: (value: unknown, sent: Sent) => object }>([
  ['tag', { field: 'tags', fields: (value) => ({ tags: [value] }) }],
  [
    'conditions',
    { field: 'conditions', fields: (value) => ({ conditions: { all: [], any: [], ...Object(value) } }) },
  ],
  ['userId', { field: 'memberId', fields: (value) => ({ memberId: value, userId: value }) }],
  ['customFields', { field: 'vote_count', fields: (value) => ({ custom_fields: value }) }],
  [
    'category',
    {
      field: 'categoryId',
      fields: (value) =>
        typeof value === 'string' && uuid.test(value) ? { categoryId: value } : { category: value },
    },
  ],
  [
    'expand',
    {
      field: 'slaPaused',
      fields: (value, sent) => {
        const customer = {
          ...customerSummary(),
          ...(sent.has('customerId') && { id: sent.get('customerId') }),
        };
        return Array.isArray(value) && value.includes('customer') ? { customer } : {};
      },
    },
  ],
]);

/** Fields that an object has only at times. */
const optional: Record<string, object> = { customer: customerSummary(), custom_fields: {} };

/** What the parameters of a call say about the object in its response, whose fields `fixture` shows. */
export function fieldsSent(sent: Sent, fixture: object): object {
  const samples = new Map<string, unknown>(Object.entries({ ...optional, ...fixture }));
  const fields = [...sent].flatMap(([name, value]) => {
    const meaning = meanings.get(name);
    if (meaning && Object.hasOwn(fixture, meaning.field)) return Object.entries(meaning.fields(value, sent));
    const own = [name, snakeCase(name)].find((one) => Object.hasOwn(fixture, one));
    return own === undefined ? [] : [[own, value] as const];
  });
  const adapted = fields.flatMap(([name, value]) => {
    const found = samples.has(name) ? adapt(name, value, samples.get(name)) : undefined;
    return found === undefined ? [] : [[name, found] as const];
  });
  return Object.fromEntries(adapted);
}
