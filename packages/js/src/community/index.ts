export type { CallMeta, RateLimit } from '../core/meta.ts';
export type { RequestOptions } from '../core/options.ts';
export type { Page, Pageable, PagePromise, ToArrayOptions } from '../core/page.ts';
export type { CStarPromise, WithMeta } from '../core/result.ts';
export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export type { ImageType } from '../types/attachments.ts';
export type {
  CommunityAuthorType,
  CommunityPostSort,
  CommunityPostStatus,
  CommunityVisibility,
} from '../types/community-posts.ts';
export type { CustomFieldType } from '../types/custom-fields.ts';
export type * from '../types/customer-community.ts';
export type { CommunityAttachments, CommunityUploadOptions } from './attachments.ts';
export { CommunityClient } from './client.ts';
export { type VoteChange, withVote } from './votes.ts';
