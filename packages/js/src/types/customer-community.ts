// Generated from packages/contract/src/customer/customer-community.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { PlatformFile } from '../core/platform.ts';
import type { ImageType } from './attachments.ts';
import type {
  CommunityAuthorType,
  CommunityPostSort,
  CommunityPostStatus,
  CommunityVisibility,
} from './community-posts.ts';
import type { CustomFieldType } from './custom-fields.ts';

/** A field that is filled in with a new post of a topic. */
export interface PublicTopicField {
  /** The field (cf_ prefix): names it in `customFields` of a new post. */
  id: string;
  /** The same for programs, such as `product`: names it as well. */
  key: string;
  /** Display name. */
  name: string;
  /** What the field is for. */
  description: string | null;
  /**
   * What a value is: a text of up to 5000 characters, a number, one option, a list of options, a
   * date such as 2026-03-01, or true or false.
   */
  type: CustomFieldType;
  /** What can be chosen, for select and multiselect; else empty. */
  options: string[];
  /** Whether a new post must have a value. */
  required: boolean;
}

/** A part of the community, as customers see it. */
export interface PublicTopic {
  /** Tells the kind of object. */
  object: 'community_topic';
  /** Unique topic identifier (UUID). */
  id: string;
  /** Topic display name. */
  name: string;
  /** URL-friendly slug. */
  slug: string;
  /** What the topic is about. */
  description: string | null;
  /** Number of posts that the caller may see. */
  post_count: number;
  /** What is filled in with a new post of this topic. */
  fields: PublicTopicField[];
}

/** An image of a post or a comment, as customers see it. */
export interface PublicImage {
  /** The image (att_ prefix). */
  id: string;
  /** Name to show and to save under. */
  filename: string;
  /** What an image is, as its content says. */
  content_type: ImageType;
  /** Size in bytes. */
  size_bytes: number;
  /** Width in pixels. */
  width: number;
  /** Height in pixels. */
  height: number;
  /** Where the image can be downloaded for an hour; ask for the post again to get a new one. */
  url: string;
}

/** A question, an idea or feedback in the community, as customers see it. */
export interface PublicPost {
  /** Tells the kind of object. */
  object: 'community_post';
  /** Unique post identifier (UUID). */
  id: string;
  /** Post title. */
  title: string;
  /** URL-friendly slug, made from the title; it stays when the title changes. */
  slug: string;
  /** Post body text. */
  body: string;
  /** The topic of the post (UUID). */
  topic_id: string;
  /** Post status, as the team has set it. */
  status: CommunityPostStatus;
  /** Who can see it: everybody, or customers who are signed in. */
  visibility: CommunityVisibility;
  /** Number of upvotes. */
  vote_count: number;
  /** Number of comments. */
  comment_count: number;
  /** Whether the caller has voted; false for whoever is not signed in. */
  viewer_has_voted: boolean;
  /** Whether the post is pinned to the top of its topic. */
  is_pinned: boolean;
  /** Whether the team has closed the talk: no new comments, no changes. Votes still count. */
  is_locked: boolean;
  /** Name of who wrote it. */
  author_name: string;
  /** Whether the team wrote, or a customer. */
  author_type: CommunityAuthorType;
  /** Whether the caller wrote it; false for whoever is not signed in. */
  is_mine: boolean;
  /** Images, at most 10. */
  attachments: PublicImage[];
  /** When the post was created. ISO 8601. */
  created_at: string;
  /** When the post was last changed. ISO 8601. */
  updated_at: string;
}

/** A comment on a post of the community, as customers see it. */
export interface PublicComment {
  /** Tells the kind of object. */
  object: 'community_comment';
  /** Unique comment identifier (UUID). */
  id: string;
  /** The post (UUID). */
  post_id: string;
  /** Comment text. */
  body: string;
  /** Name of who wrote it. */
  author_name: string;
  /** Whether the team wrote, or a customer. */
  author_type: CommunityAuthorType;
  /** Whether the caller wrote it; false for whoever is not signed in. */
  is_mine: boolean;
  /** Images, at most 5. */
  attachments: PublicImage[];
  /** When the comment was written. ISO 8601. */
  created_at: string;
}

/** What `community.posts` takes. */
export interface PublicPostListParams {
  /** Filter by topic slug. 1 to 200 characters. */
  topic?: string | undefined;
  /** Filter by status. */
  status?: CommunityPostStatus | undefined;
  /** Full-text search in title and body. 1 to 200 characters. */
  search?: string | undefined;
  /** Sort order; pinned posts come first when a topic is asked for. Default: `recent`. */
  sort?: CommunityPostSort | undefined;
  /** With true, only own posts. Needs a signed-in customer. */
  mine?: boolean | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `community.myPosts` takes. */
export interface OwnPostListParams {
  /** Filter by topic slug. 1 to 200 characters. */
  topic?: string | undefined;
  /** Filter by status. */
  status?: CommunityPostStatus | undefined;
  /** Full-text search in title and body. 1 to 200 characters. */
  search?: string | undefined;
  /** Sort order; pinned posts come first when a topic is asked for. Default: `recent`. */
  sort?: CommunityPostSort | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `community.comments` takes. */
export interface PublicCommentListParams {
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `community.createPost` takes. */
export interface PublicPostCreateParams {
  /** The slug of the topic. Give this or `topicId`. 1 to 200 characters. */
  topic?: string | undefined;
  /** The topic (UUID). Give this or `topic`. */
  topicId?: string | undefined;
  /** Post title. 1 to 300 characters. */
  title: string;
  /** Post body text. At most 50,000 characters. */
  body?: string | undefined;
  /** Who can see it: everybody, or customers who are signed in. A new one is `public`. */
  visibility?: CommunityVisibility | undefined;
  /**
   * Values for the `fields` of the topic, by their ID or key; required ones must be there. Only the
   * team sees them.
   */
  customFields?: Record<string, unknown> | undefined;
  /**
   * Own images that nothing shows yet, by the `id` that their upload answered (att_ prefix). At
   * most 10 items.
   */
  attachments?: readonly string[] | undefined;
}

/** What `community.updatePost` takes: only the fields to change. */
export interface PublicPostUpdateParams {
  /** New title; the slug stays. 1 to 300 characters. */
  title?: string | undefined;
  /** New body text. At most 50,000 characters. */
  body?: string | undefined;
  /**
   * Images that replace the present ones: those that stay, and own new ones, by the `id` that their
   * upload answered (att_ prefix). At most 10 items.
   */
  attachments?: readonly string[] | undefined;
}

/** What `community.createComment` takes. */
export interface PublicCommentCreateParams {
  /** Comment text. 1 to 10,000 characters. */
  body: string;
  /**
   * Own images that nothing shows yet, by the `id` that their upload answered (att_ prefix). At
   * most 5 items.
   */
  attachments?: readonly string[] | undefined;
}

/** What `community.attachments.upload` takes. */
export interface PublicImageUploadParams {
  /**
   * The image: JPEG, PNG, GIF or WebP. The content decides which, not the name. 1 to 5,242,880
   * bytes.
   */
  file: PlatformFile;
  /**
   * Name to show and to save under. Default: the name that the file came with. 1 to 255 characters.
   */
  filename?: string | undefined;
}
