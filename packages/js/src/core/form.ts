import * as defaults from './defaults.ts';
import { insist } from './insist.ts';
import type { RequestOptions } from './options.ts';
import type { PlatformForm } from './platform.ts';
import type { CStarPromise } from './result.ts';
import type { Transport } from './transport.ts';
import type { Path } from './url.ts';

/** Sends a form with files: every field is text, a number, a boolean, a `Blob` or bytes. */
export function sendForm<T>(
  transport: Transport,
  path: Path,
  fields: object,
  options: RequestOptions | undefined,
): CStarPromise<T> {
  // It may be sent much later: what the caller does to their object then must not change what goes out.
  const copy = { ...fields };
  return transport.send({ method: 'POST', path, form: () => formOf(copy), options });
}

function formOf(fields: object): PlatformForm {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const { size, byteLength = size } = value;
    insist(!(byteLength > defaults.maxFileBytes), name, 'a file of at most 5 MB');
    form.append(name, isBytes(value) ? new Blob([value]) : value);
  }
  return form;
}

// A form would write bytes out as the text `1,2,3`.
const isBytes = (value: unknown): value is ArrayBuffer | Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
