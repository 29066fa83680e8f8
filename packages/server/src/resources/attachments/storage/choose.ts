import { join, resolve } from 'node:path';
import { folderStorage } from './folder.ts';
import { memoryStorage } from './memory.ts';
import { type S3Settings, s3Storage } from './s3.ts';
import type { Storage } from './storage.ts';

type Variables = Record<string, string | undefined>;

const s3Variables = {
  endpoint: 'CSTAR_S3_ENDPOINT',
  bucket: 'CSTAR_S3_BUCKET',
  accessKeyId: 'CSTAR_S3_ACCESS_KEY_ID',
  secretAccessKey: 'CSTAR_S3_SECRET_ACCESS_KEY',
} as const;

/** What to set where no storage can be chosen. */
export const storageSettings = `${Object.values(s3Variables).join(', ')}, or CSTAR_STORAGE to a folder`;

/**
 * Where the bytes of files go: an S3-compatible store when one is set up, else where `wanted` says
 * (`memory` or a folder), else where the database is. A database on a server has no such place.
 *
 * @throws Error that names what is missing of a half set up store.
 */
export function chooseStorage(
  wanted: string | undefined,
  database: string,
  variables: Variables,
): Storage | undefined {
  const choice = wanted ?? (variables.CSTAR_STORAGE || undefined);
  if (wanted === undefined) {
    const s3 = s3Settings(variables);
    if (s3 !== undefined) return s3Storage(s3);
  }
  if (choice !== undefined) return choice === 'memory' ? memoryStorage() : folderStorage(choice);
  if (database === 'memory') return memoryStorage();
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(database)) return undefined;
  return folderStorage(join(resolve(database), 'attachments'));
}

function s3Settings(variables: Variables): S3Settings | undefined {
  const {
    endpoint = '',
    bucket = '',
    accessKeyId = '',
    secretAccessKey = '',
  } = Object.fromEntries(
    Object.entries(s3Variables).map(([name, variable]) => [name, variables[variable] || undefined]),
  );
  const given = { endpoint, bucket, accessKeyId, secretAccessKey };
  const missing = Object.entries(s3Variables).filter(([, variable]) => !variables[variable]);
  if (missing.length === Object.keys(s3Variables).length) return undefined;
  if (missing.length > 0) {
    const names = missing.map(([, variable]) => variable).join(' and ');
    throw new Error(`The S3 storage is set up in part only: set ${names} too, or none of its variables.`);
  }
  if (!/^https?:\/\/[^\s?#]+$/i.test(endpoint)) {
    throw new Error(`CSTAR_S3_ENDPOINT must be an address such as https://s3.eu-central-1.amazonaws.com.`);
  }
  return { ...given, region: variables.CSTAR_S3_REGION || 'us-east-1' };
}
