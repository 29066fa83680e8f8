import { z } from 'zod';

/** A moment in ISO 8601, UTC, with milliseconds. */
export const datetime = () => z.iso.datetime();

/** A tag: no comma, since commas separate tags on the wire. */
export const tag = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^,]*$/, 'a tag cannot contain a comma');

const splitTags = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const maxTags = 100;

/** Tags as the API accepts them: an array, or one comma-separated string. */
export const tagsInput = () =>
  z
    .union([z.array(z.string()), z.string()])
    .transform((value, context) => {
      const tags = typeof value === 'string' ? splitTags(value) : value;
      if (tags.length <= maxTags) return tags;
      // Before a look at each tag: a list of thousands would cost as many messages.
      context.addIssue({ code: 'too_big', origin: 'array', maximum: maxTags, inclusive: true, input: tags });
      return z.NEVER;
    })
    .pipe(z.array(tag).max(maxTags))
    .transform((tags) => [...new Set(tags)]);

const metadataKey = z.string().min(1).max(100);
const metadataValue = z.union([z.string().max(1000), z.number(), z.boolean()]);
const maxKeys = 50;
const fewKeys = (value: object) => Object.keys(value).length <= maxKeys;
const tooManyKeys = `metadata holds at most ${maxKeys} keys`;
// JSON Schema cannot see into a refinement, so the limit is told to it as well.
const keyLimit = { maxProperties: maxKeys };

/** Your own data on an object: what the API returns, and what it takes on create. */
export const Metadata = z
  .record(metadataKey, metadataValue)
  .refine(fewKeys, tooManyKeys)
  .meta(keyLimit)
  .describe(
    'Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000 characters',
  );

/** Metadata on update: merged into what is there; `null` removes a key. */
export const MetadataPatch = z
  .record(metadataKey, metadataValue.nullable())
  .refine(fewKeys, tooManyKeys)
  .meta(keyLimit)
  .describe(
    'Key-value data to merge: keys you leave out stay, a key set to null is removed; at most 50 keys in all',
  );

/** Values of custom fields, by the key of their definition. What fits is for the definitions to say. */
export const CustomFieldValues = z
  .record(z.string().min(1).max(100), z.unknown())
  .refine((value) => Object.keys(value).length <= 100, 'at most 100 custom fields can be set at once')
  .meta({ maxProperties: 100 });

/** What every delete answers. */
export const Deleted = z
  .object({
    deleted: z.literal(true).describe('Always true'),
    id: z.string().describe('The ID of what was deleted'),
  })
  .describe('What every delete returns.');

/** The `object` field: tells the kinds of objects apart. */
export const objectKind = <const Kind extends string>(kind: Kind) =>
  z.literal(kind).describe('Tells the kind of object');

/** When an object was made and last changed: the last two fields of most objects. */
export const timestamps = (noun: string) => ({
  createdAt: datetime().describe(`When the ${noun} was created`),
  updatedAt: datetime().describe('Last modification timestamp'),
});

/** Tags as the API returns them. */
export const tags = () => z.array(z.string()).describe('Tags, in the order they were set');

/** A text that may not be blank. */
export const text = (maxLength: number) => z.string().trim().min(1).max(maxLength);

/** An e-mail address as the API accepts it. Case makes no difference: it is kept in lower case. */
export const emailInput = () =>
  z
    .email()
    .max(320)
    .transform((address) => address.toLowerCase());

/** Notes of your team, as the API accepts them. */
export const notesInput = () => z.string().max(50_000).nullable().optional().describe('Internal notes');
