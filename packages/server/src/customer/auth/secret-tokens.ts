import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** How a token rests in the database. It is random, so a fast hash is enough. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
