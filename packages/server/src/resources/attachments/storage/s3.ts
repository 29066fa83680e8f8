import { AwsClient } from 'aws4fetch';
import type { Storage } from './storage.ts';

export interface S3Settings {
  /** Where the store answers: `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** How long one attempt may take, in milliseconds. */
const timeout = 15_000;
const furtherAttempts = 2;

/** Files in a bucket of an S3-compatible store, addressed by path. */
export function s3Storage(settings: S3Settings): Storage {
  const { accessKeyId, secretAccessKey, region, bucket } = settings;
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    retries: furtherAttempts,
  });
  const base = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;

  const send = async (method: string, key: string, more: RequestInit = {}): Promise<Response> => {
    const response = await client.fetch(`${base}/${key}`, {
      method,
      signal: AbortSignal.timeout(timeout),
      ...more,
    });
    if (response.ok || (response.status === 404 && method !== 'PUT')) return response;
    await response.body?.cancel();
    // Its body may quote the request, and with it the key ID.
    throw new Error(`The file storage answered ${method} with status ${response.status}.`);
  };

  return {
    async put(key, bytes, contentType) {
      const headers = { 'content-type': contentType, 'content-length': String(bytes.byteLength) };
      const response = await send('PUT', key, { body: bytes, headers });
      await response.body?.cancel();
    },
    async get(key) {
      const response = await send('GET', key);
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      await response.body?.cancel();
      return undefined;
    },
    async delete(key) {
      const response = await send('DELETE', key);
      await response.body?.cancel();
    },
  };
}
