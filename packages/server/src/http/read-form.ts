import type { Context as HonoContext } from 'hono';
import { ApiError } from '../errors.ts';
import { readBytes } from './body-limit.ts';
import { shorten } from './shorten.ts';
import { Upload } from './upload.ts';

/** More parts than any form of ours has. */
const maxParts = 20;

/** A form with files as an object: texts, and each file as an `Upload`. */
export async function readForm(c: HonoContext, maxBodyBytes: number): Promise<Record<string, unknown>> {
  const contentType = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\s*(;|$)/i.test(contentType)) {
    const sent = contentType === '' ? 'no Content-Type' : shorten(contentType);
    throw invalid(
      `This call takes a form, but the body came with ${sent}. Send it as multipart/form-data with the field file.`,
    );
  }
  const bytes = await readBytes(c.req.raw, maxBodyBytes);
  const parts = [...(await parse(bytes, contentType))];
  if (parts.length > maxParts) {
    throw invalid(`The form has ${parts.length} parts, but at most ${maxParts} are allowed.`);
  }
  const fields = new Map<string, unknown>();
  for (const [name, value] of parts) {
    if (fields.has(name)) {
      const param = shorten(name);
      throw new ApiError('parameter_invalid', `${param} is given more than once. Give it once.`, { param });
    }
    fields.set(name, typeof value === 'string' ? value : await uploadOf(value));
  }
  return Object.fromEntries(fields);
}

async function parse(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw invalid(
      'The request body is no well-formed multipart/form-data. Let your HTTP library write it, also its Content-Type.',
    );
  }
}

const uploadOf = async (file: File): Promise<Upload> =>
  new Upload(new Uint8Array(await file.arrayBuffer()), file.name, file.type);

const invalid = (message: string) => new ApiError('parameter_invalid', message);
