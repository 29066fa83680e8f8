import endpoints from './endpoints.json' with { type: 'json' };
import objects from './objects.json' with { type: 'json' };

// What the API reference says, as data: facts that the contract must keep.

/** A parameter or field of the reference. */
export interface DocumentedField {
  type: string;
  values?: readonly string[];
  default?: string | number | boolean;
  required?: boolean;
}

export type DocumentedFields = Readonly<Record<string, DocumentedField>>;

/** The types of a sample: `string`, a list of one item, or the fields of an object. */
export type Shape = string | readonly Shape[] | { readonly [field: string]: Shape };

export interface DocumentedEndpoint {
  method: string;
  path: string;
  status: number;
  access: string;
  query?: DocumentedFields;
  body?: DocumentedFields;
  /** What stands in `data` of the sample response. */
  sample: Shape;
}

export const documentedEndpoints: readonly DocumentedEndpoint[] = endpoints;
export const documentedObjects: Readonly<Record<string, DocumentedFields>> = objects;

/** `GET /tickets/{}`: the same for the reference and the contract, whatever they call the parts of a path. */
export const routeOf = (method: string, path: string): string =>
  `${method} ${path.replace('/api/v1/teams/{teamId}', '').replace(/\{\w+\}/g, '{}')}`;
