// Generated from packages/contract/src/resources/tags.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A tag of your tickets. */
export interface Tag {
  /** Tells the kind of object. */
  object: 'tag';
  /** Tag name. */
  name: string;
  /** Number of tickets using this tag. */
  count: number;
}

/** What `tags.create` takes. */
export interface TagCreateParams {
  /** Tag name: up to 100 characters, no comma. Upper and lower case differ. 1 to 100 characters. */
  name: string;
}

/** What `tags.delete` takes. */
export interface TagDeleteParams {
  /** Tag name: up to 100 characters, no comma. Upper and lower case differ. 1 to 100 characters. */
  name: string;
}
