// Generated from packages/contract/src/resources/community-posts.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { ImageType } from './attachments.ts';

/** What becomes of a post. A new one is `open`. */
export type CommunityPostStatus =
  | 'open'
  | 'answered'
  | 'officially_answered'
  | 'planned'
  | 'not_planned'
  | 'completed'
  | 'under_review'
  | (string & {});

/** Who can see a post. */
export type CommunityVisibility = 'public' | 'members_only' | (string & {});

/** What comes first in a list. */
export type CommunityPostSort = 'recent' | 'votes' | 'comments' | (string & {});

/** Whether the team wrote, or a customer. */
export type CommunityAuthorType = 'member' | 'customer' | (string & {});

/** An image of a post or a comment. */
export interface CommunityAttachment {
  /** The attachment (att_ prefix), for a download URL. */
  id: string;
  /** Name to show and to save under. */
  filename: string;
  /** What an image is, as its content says. */
  content_type: ImageType;
  /** Size in bytes. */
  size_bytes: number;
  /** What names the image, as in `storagePath` of the attachment. */
  storage_path: string;
}

/** A question, an idea or feedback in your community. */
export interface CommunityPost {
  /** Tells the kind of object. */
  object: 'community_post';
  /** Unique post identifier (UUID). */
  id: string;
  /** Post title. */
  title: string;
  /** URL-friendly slug, made from the title. */
  slug: string;
  /** Post body text. */
  body: string;
  /** The topic of the post (UUID). */
  topic_id: string;
  /** Post status. */
  status: CommunityPostStatus;
  /** Post visibility. */
  visibility: CommunityVisibility;
  /** Number of upvotes. */
  vote_count: number;
  /** Number of comments. */
  comment_count: number;
  /** Whether the post is pinned to the top of its topic. */
  is_pinned: boolean;
  /** Whether new comments are refused. */
  is_locked: boolean;
  /** Name of who wrote it. */
  author_name: string;
  /** Whether the team wrote, or a customer. */
  author_type: CommunityAuthorType;
  /** The customer who wrote it (cus_ prefix); null for the team. */
  customer_id: string | null;
  /** Values of custom fields, by the ID of their definition. Not shown to publishable keys. */
  custom_fields?: Record<string, unknown>;
  /** Images, at most 10. */
  attachments: CommunityAttachment[];
  /** When the post was created. ISO 8601. */
  created_at: string;
  /** When the post was last changed. ISO 8601. */
  updated_at: string;
}

/** A comment on a post of your community. */
export interface CommunityComment {
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
  /** The customer who wrote it (cus_ prefix); null for the team. */
  customer_id: string | null;
  /** Images, at most 5. */
  attachments: CommunityAttachment[];
  /** When the comment was written. ISO 8601. */
  created_at: string;
}

/** What `community.posts.list` takes. */
export interface CommunityPostListParams {
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

/** What `community.posts.create` takes. */
export interface CommunityPostCreateParams {
  /** Post title. 1 to 300 characters. */
  title: string;
  /** Post body text. At most 50,000 characters. */
  body?: string | undefined;
  /** Who can see the post. A new one is `public`. */
  visibility?: CommunityVisibility | undefined;
  /** The topic of the post (UUID). */
  topicId: string;
  /** The customer who wrote it (cus_ prefix); default: the team. */
  customerId?: string | undefined;
  /**
   * Values of the custom fields of the topic, by the ID of their definition; required ones must be
   * there.
   */
  customFields?: Record<string, unknown> | undefined;
  /** Images that were uploaded before. At most 10 items. */
  attachments?:
    | readonly {
        /** `storagePath` of an uploaded attachment. 1 to 500 characters. */
        storage_path: string;
        /** Not needed: what is known of the upload counts. 1 to 255 characters. */
        filename?: string | undefined;
        /** Not needed: what is known of the upload counts. */
        content_type?: ImageType | undefined;
        /** Not needed: what is known of the upload counts. 1 to 5,242,880. */
        size_bytes?: number | undefined;
      }[]
    | undefined;
}

/** What `community.posts.update` takes: only the fields to change. */
export interface CommunityPostUpdateParams {
  /** New title; the slug stays. 1 to 300 characters. */
  title?: string | undefined;
  /** Post body text. At most 50,000 characters. */
  body?: string | undefined;
  /** Who can see the post. A new one is `public`. */
  visibility?: CommunityVisibility | undefined;
  /** New status. */
  status?: CommunityPostStatus | undefined;
  /** Pin to the top of the topic. */
  is_pinned?: boolean | undefined;
  /** Refuse new comments. */
  is_locked?: boolean | undefined;
  /**
   * Values of custom fields to merge, by the ID of their definition; null removes one that is not
   * required.
   */
  customFields?: Record<string, unknown> | undefined;
  /** Images that replace the present ones. At most 10 items. */
  attachments?:
    | readonly {
        /** `storagePath` of an uploaded attachment. 1 to 500 characters. */
        storage_path: string;
        /** Not needed: what is known of the upload counts. 1 to 255 characters. */
        filename?: string | undefined;
        /** Not needed: what is known of the upload counts. */
        content_type?: ImageType | undefined;
        /** Not needed: what is known of the upload counts. 1 to 5,242,880. */
        size_bytes?: number | undefined;
      }[]
    | undefined;
}

/** What `community.posts.comments.list` takes. */
export interface CommunityCommentListParams {
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `community.posts.comments.create` takes. */
export interface CommunityCommentCreateParams {
  /** Comment text. 1 to 10,000 characters. */
  body: string;
  /** The customer who wrote it (cus_ prefix); default: the team. */
  customerId?: string | undefined;
  /** Images that were uploaded before. At most 5 items. */
  attachments?:
    | readonly {
        /** `storagePath` of an uploaded attachment. 1 to 500 characters. */
        storage_path: string;
        /** Not needed: what is known of the upload counts. 1 to 255 characters. */
        filename?: string | undefined;
        /** Not needed: what is known of the upload counts. */
        content_type?: ImageType | undefined;
        /** Not needed: what is known of the upload counts. 1 to 5,242,880. */
        size_bytes?: number | undefined;
      }[]
    | undefined;
}

/** What `community.posts.vote` takes. */
export interface CommunityVoteParams {
  /** The customer who votes (cus_ prefix). */
  customerId: string;
}

/** What `community.posts.unvote` takes. */
export interface CommunityUnvoteParams {
  /** The customer whose vote is taken back (cus_ prefix). */
  customerId: string;
}
