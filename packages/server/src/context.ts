import type { Transaction } from './db/database.ts';
import type { Environment, KeyType } from './db/schema/index.ts';

/** What the key of a request stands for. */
export interface Principal {
  keyId: string;
  keyType: KeyType;
  environment: Environment;
  teamId: string;
  teamName: string;
  teamSlug: string;
}

/** What a handler works with. */
export interface Context {
  /** The transaction of this request. It sees one team and one environment. */
  tx: Transaction;
  principal: Principal;
  /** The moment of this request. */
  now: Date;
  newId(): string;
}

/** The two columns that put a new row into the partition of the request. */
export const partitionOf = ({ principal }: Context) => ({
  teamId: principal.teamId,
  environment: principal.environment,
});
