import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '../src/errors.ts';
import {
  type FieldDefinition,
  type FieldWrite,
  mergeValues,
  misfit,
} from '../src/resources/custom-fields/rules.ts';

const define = (key: string, type: FieldDefinition['type'], more: Partial<FieldDefinition> = {}) => ({
  id: `id-of-${key}`,
  key,
  type,
  options: type === 'select' || type === 'multiselect' ? ['US', 'EU', 'APAC'] : [],
  required: false,
  ...more,
});

const merge = (
  definitions: FieldDefinition[],
  current: Record<string, unknown>,
  patch?: Record<string, unknown>,
  write: FieldWrite = 'change',
) =>
  mergeValues(
    {
      accepted: definitions,
      known: definitions,
      place: 'tickets',
      write,
      parseId: (text) => (text.startsWith('id-of-') ? text : null),
    },
    current,
    patch,
  );

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) return `${error.code} ${error.param}: ${error.message}`;
    throw error;
  }
  return 'nothing was refused';
};

test.each<[FieldDefinition['type'], unknown, string | undefined]>([
  ['text', '', undefined],
  ['text', 'x'.repeat(5000), undefined],
  ['text', 'x'.repeat(5001), 'a text of up to 5000 characters'],
  ['text', 1, 'a text of up to 5000 characters'],
  ['number', 0, undefined],
  ['number', -1.5, undefined],
  ['number', '1', 'a number'],
  ['number', Number.NaN, 'a number'],
  ['select', 'EU', undefined],
  ['select', 'eu', 'one of US, EU, APAC'],
  ['select', ['EU'], 'one of US, EU, APAC'],
  ['multiselect', [], undefined],
  ['multiselect', ['APAC', 'US'], undefined],
  ['multiselect', ['US', 'US'], 'a list of different options out of US, EU, APAC'],
  ['multiselect', 'US', 'a list of different options out of US, EU, APAC'],
  ['multiselect', ['US', 1], 'a list of different options out of US, EU, APAC'],
  ['date', '2026-03-01', undefined],
  ['date', '2028-02-29', undefined],
  ['date', '2026-02-29', 'a date such as 2026-03-01'],
  ['date', '2026-03-01T10:00:00Z', 'a date such as 2026-03-01'],
  ['date', 20260301, 'a date such as 2026-03-01'],
  ['boolean', false, undefined],
  ['boolean', 'false', 'true or false'],
])('a %s field and the value %j: %s', (type, value, expected) => {
  expect(misfit(define('field', type), value)).toBe(expected);
});

test('a long list of options is cut in a message', () => {
  const options = Array.from({ length: 25 }, (_, index) => `o${index}`);
  expect(misfit(define('field', 'select', { options }), 'x')).toMatch(/^one of o0, .*, o19 and 5 more$/);
});

const region = define('region', 'select');
const plan = define('plan', 'text', { required: true });

test.each<
  [string, Record<string, unknown>, Record<string, unknown> | undefined, FieldWrite, Record<string, unknown>]
>([
  [
    'keys left out stay',
    { region: 'US', plan: 'pro' },
    { region: 'EU' },
    'change',
    { region: 'EU', plan: 'pro' },
  ],
  ['null removes', { region: 'US', plan: 'pro' }, { region: null }, 'change', { plan: 'pro' }],
  [
    'null for what is not there changes nothing',
    { plan: 'pro' },
    { region: null },
    'change',
    { plan: 'pro' },
  ],
  ['no patch keeps all', { region: 'US', plan: 'pro' }, undefined, 'change', { region: 'US', plan: 'pro' }],
  ['an ID is as good as a key', {}, { 'id-of-plan': 'pro' }, 'create', { plan: 'pro' }],
  ['a change may leave open what was never set', {}, { region: 'US' }, 'change', { region: 'US' }],
  ['values without a definition are dropped', { gone: 1, plan: 'pro' }, {}, 'change', { plan: 'pro' }],
])('merging: %s', (_, current, patch, write, expected) => {
  expect(merge([region, plan], current, patch, write)).toEqual(expected);
});

test.each<[string, Record<string, unknown> | undefined, FieldWrite, string]>([
  [
    'an unknown key',
    { colour: 1 },
    'change',
    'parameter_invalid customFields.colour: customFields.colour names no custom field. Known for tickets: region, plan.',
  ],
  [
    'a value that does not fit',
    { region: 'XX' },
    'change',
    'parameter_invalid customFields.region: customFields.region is not valid: expected one of US, EU, APAC.',
  ],
  [
    'the end of a required value',
    { plan: null },
    'change',
    'parameter_invalid customFields.plan: customFields.plan is required, so its value cannot be removed. Send another value.',
  ],
  [
    'a blank required value',
    { plan: '  ' },
    'change',
    'parameter_invalid customFields.plan: customFields.plan is required, so its value cannot be removed. Send another value.',
  ],
  [
    'one field under both names',
    { plan: 'a', 'id-of-plan': 'b' },
    'change',
    'parameter_invalid customFields.id-of-plan: customFields.id-of-plan names the field plan a second time. Name it once, by its key or by its ID.',
  ],
  [
    'a missing required value',
    { region: 'US' },
    'create',
    'parameter_missing customFields.plan: customFields.plan is missing. Send a text of up to 5000 characters.',
  ],
  [
    'no values at all',
    undefined,
    'create',
    'parameter_missing customFields.plan: customFields.plan is missing. Send a text of up to 5000 characters.',
  ],
])('merging refuses %s', (_, patch, write, message) => {
  expect(refusal(() => merge([region, plan], {}, patch, write))).toBe(message);
});

test('where nothing is defined, every key is refused with the way to define one', () => {
  expect(refusal(() => merge([], {}, { toString: 'x' }))).toMatch(
    /^parameter_invalid customFields.toString: .* None is defined for tickets\. Define it first with POST/,
  );
});

const value = fc.oneof(
  fc.constantFrom('US', 'EU', '2026-03-01', '', 'text'),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.constantFrom('US', 'EU', 'APAC', 'XX'), { maxLength: 3 }),
);
const definitions = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    type: fc.constantFrom<FieldDefinition['type']>(
      'text',
      'number',
      'select',
      'multiselect',
      'date',
      'boolean',
    ),
    required: fc.boolean(),
  }),
  { selector: ({ key }) => key },
);
const patch = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'id-of-a', '__proto__'), value, {
  maxKeys: 5,
});

test('whatever is sent, merged values fit their definitions and required ones are there', () => {
  fc.assert(
    fc.property(definitions, fc.array(patch, { maxLength: 4 }), (drafts, patches) => {
      const fields = drafts.map(({ key, type, required }) => define(key, type, { required }));
      let values: Record<string, unknown> | undefined;
      for (const each of patches) {
        try {
          values = merge(fields, values ?? {}, each, values === undefined ? 'create' : 'change');
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError);
        }
      }
      for (const [key, stored] of Object.entries(values ?? {})) {
        const field = fields.find((one) => one.key === key);
        expect(field && misfit(field, stored)).toBeUndefined();
        expect(field).toBeDefined();
      }
      const required = fields.filter((field) => values !== undefined && field.required);
      expect(Object.keys(values ?? {})).toEqual(expect.arrayContaining(required.map(({ key }) => key)));
    }),
  );
});
