// Generated from packages/contract/src/resources/community-topics.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A custom field that the posts of a topic have. */
export interface CommunityTopicField {
  /** The definition of the field (cf_ prefix). */
  fieldId: string;
  /** Whether a post of the topic must have a value. */
  required: boolean;
}

/** A part of the community with posts about one subject. */
export interface CommunityTopic {
  /** Tells the kind of object. */
  object: 'community_topic';
  /** Unique topic identifier (UUID). */
  id: string;
  /** Topic display name. */
  name: string;
  /** URL-friendly slug, made from the name. */
  slug: string;
  /** What the topic is about. */
  description: string | null;
  /** Display order (ascending). */
  sortOrder: number;
  /** Which custom fields the posts of this topic have. */
  customFieldConfig: CommunityTopicField[];
  /** Number of posts that the key may see. */
  postCount: number;
  /** When the topic was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `community.topics.create` takes. */
export interface CommunityTopicCreateParams {
  /** Topic display name. 1 to 200 characters. */
  name: string;
  /** What the topic is about. At most 2,000 characters. */
  description?: string | null | undefined;
  /** Display order (ascending). 0 to 1,000,000. */
  sortOrder?: number | undefined;
  /** Which custom fields the posts of this topic have. At most 50 items. */
  customFieldConfig?:
    | readonly {
        /** A custom field of community posts (cf_ prefix). */
        fieldId: string;
        /** Whether a new post must have a value. Default: false. */
        required?: boolean | undefined;
      }[]
    | undefined;
}

/** What `community.topics.update` takes: only the fields to change. */
export interface CommunityTopicUpdateParams {
  /** New name; the slug stays. 1 to 200 characters. */
  name?: string | undefined;
  /** What the topic is about. At most 2,000 characters. */
  description?: string | null | undefined;
  /** Display order (ascending). 0 to 1,000,000. */
  sortOrder?: number | undefined;
  /** Which custom fields the posts of this topic have. At most 50 items. */
  customFieldConfig?:
    | readonly {
        /** A custom field of community posts (cf_ prefix). */
        fieldId: string;
        /** Whether a new post must have a value. Default: false. */
        required?: boolean | undefined;
      }[]
    | undefined;
}
