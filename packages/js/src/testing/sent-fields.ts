import { customerSummary } from './fixtures.ts';

/** What a call sent, in its query and its body. */
export type Sent = ReadonlyMap<string, unknown>;

const distinct = (tags: readonly unknown[]): unknown[] => [...new Set(tags)].filter((tag) => tag !== '');

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** Fields that the API returns in another form than it takes. */
const formats = new Map<string, (value: unknown) => unknown>([
  [
    'tags',
    (value) => {
      const tags: unknown = typeof value === 'string' ? value.split(',') : value;
      return Array.isArray(tags) ? distinct(tags.map(trimmed)) : tags;
    },
  ],
  [
    'metadata',
    (value) => Object.fromEntries(Object.entries(value ?? {}).filter(([, entry]) => entry !== null)),
  ],
  ['email', (value) => (typeof value === 'string' ? value.toLowerCase() : value)],
]);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Parameters that show in fields of another name. */
const meanings = new Map<string, (value: unknown, sent: Sent) => object>([
  ['tag', (value) => ({ tags: [value] })],
  [
    'category',
    (value) => (typeof value === 'string' && uuid.test(value) ? { categoryId: value } : { category: value }),
  ],
  [
    'expand',
    (value, sent) => {
      const id = sent.get('customerId');
      const customer = customerSummary(typeof id === 'string' ? { id } : {});
      return Array.isArray(value) && value.includes('customer') ? { customer } : {};
    },
  ],
]);

/** What the parameters of a call say about the object in its response, whose fields `fixture` shows. */
export function fieldsSent(sent: Sent, fixture: object): object {
  const fields = [...sent].map(([name, value]): object => {
    const meaning = meanings.get(name);
    if (meaning !== undefined) return meaning(value, sent);
    if (!Object.hasOwn(fixture, name)) return {};
    const format = formats.get(name);
    return { [name]: format === undefined ? value : format(value) };
  });
  return Object.assign({}, ...fields);
}
