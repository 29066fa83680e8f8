import { ApiError } from '../../errors.ts';
import type { CustomerHandlers } from '../handlers.ts';

const soon = async (): Promise<never> => {
  throw new ApiError('resource_missing', 'Not there yet.');
};

export const customerCommunityHandlers: CustomerHandlers<'customerCommunity'> = {
  topics: soon,
  posts: soon,
  post: soon,
  createPost: soon,
  updatePost: soon,
  deletePost: soon,
  comments: soon,
  createComment: soon,
  deleteComment: soon,
  vote: soon,
  unvote: soon,
  myPosts: soon,
  'attachments.upload': soon,
};
