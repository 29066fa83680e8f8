import { hash, verify } from '@node-rs/argon2';

/** What OWASP asks of Argon2id, the default of the library: 19 MiB of memory, two passes, one thread. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a password that nobody knows, at the same cost. */
const hashOfNone =
  '$argon2id$v=19$m=19456,t=2,p=1$pbjDCZHDJXU1Njn0DTyQyg$C5bU4l/79Xd0/+S8ShtILIbHcRfKyGb9teKBsyH0cd4';

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/**
 * Whether the password is the one that was hashed.
 *
 * @param stored Without one the work is the same: how long an answer takes does not tell which accounts exist.
 */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? hashOfNone, password);
  return matches && stored != null;
}
