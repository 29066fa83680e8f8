// What a chat needs as soon as somebody subscribes, and not before: loaded then.
export { createFeed } from './feed.ts';
export { followMessages, followTicket, followTyping } from './followers.ts';
