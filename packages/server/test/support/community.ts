import type { Reply, TestTeam } from './api.ts';
import { type Browser, nobody, signedIn, visitor } from './browser.ts';

/** A community with one topic, whose slug is `ideas`, and who may come to it. */
export async function community(team: TestTeam, more: object = {}, server?: string) {
  const place = { area: 'community', ...(server && { server }) } as const;
  const topic = await team.post('/community/topics', { name: 'Ideas', ...more });
  return {
    team,
    topicId: String(topic.data.id),
    nobody: nobody(team, place),
    visitor: () => visitor(team, place),
    customer: (name: string) => signedIn(team, name, place),
    /** A customer of the live environment. */
    live: (name: string) => signedIn(team, name, { ...place, environment: 'live' }),
    /** What the team does to a post. */
    moderate: (post: Post, changes: object) => team.patch(`/community/posts/${post.id}`, changes),
  };
}

export interface Post {
  id: string;
  slug: string;
}

/** A post of a customer. */
export async function posted(by: Browser, more: object = {}): Promise<Post> {
  const { data } = await ok(by.post('/posts', { topic: 'ideas', title: 'Dark mode', ...more }));
  return { id: String(data.id), slug: String(data.slug) };
}

/** A comment of a customer: its ID. */
export async function commented(by: Browser, { slug }: Post, more: object = {}): Promise<string> {
  return String((await ok(by.post(`/posts/${slug}/comments`, { body: 'Yes!', ...more }))).data.id);
}

export async function ok(call: Promise<Reply>): Promise<Reply> {
  const reply = await call;
  if (reply.status >= 300) throw new Error(`${reply.status}: ${JSON.stringify(reply.body.error)}`);
  return reply;
}

/** The status of an answer, with the code of an error. */
export const outcome = (reply: Reply): string =>
  reply.status < 300 ? String(reply.status) : `${reply.status} ${reply.error.code}`;
