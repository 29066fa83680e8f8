import { parseUuid } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import type { Context as HonoContext } from 'hono';
import type { Database } from '../../db/database.ts';
import { attachments, environments } from '../../db/schema/index.ts';
import { inTenant } from '../../db/tenant.ts';
import { ApiError } from '../../errors.ts';
import type { ServerEnvironment } from '../../http/environment.ts';
import type { Services } from '../../services.ts';
import { storageAway } from './storage/away.ts';

/** Where files are downloaded. The tenant stands in the path, since there is no key to tell it. */
export const downloadPath = '/files/:teamId/:environment/:attachmentId';

/** Sends the bytes of an attachment to whoever has a URL that this server has signed. */
export const download =
  ({ db, services }: { db: Database; services: Services }) =>
  async (c: HonoContext<ServerEnvironment>): Promise<Response> => {
    const teamId = parseUuid(c.req.param('teamId') ?? '');
    const id = parseUuid(c.req.param('attachmentId') ?? '');
    const environment = environments.find((each) => each === c.req.param('environment'));
    const { expires = '', signature = '' } = c.req.query();
    const file = teamId && id && environment ? { teamId, environment, id } : undefined;
    if (file === undefined || !services.fileLinks.verify(file, expires, signature)) {
      throw refused('is not signed by this server, or was changed');
    }
    const secondsLeft = Number(expires) - Math.floor(c.var.now.getTime() / 1000);
    if (!(secondsLeft > 0)) throw refused('has ended');
    const row = await inTenant(db, file, 'read', async (tx) => {
      const [found] = await tx.select().from(attachments).where(eq(attachments.id, file.id));
      return found;
    });
    const bytes = row && (await read(services, row.storagePath));
    if (row === undefined || bytes === undefined) {
      throw new ApiError('resource_missing', 'This file was deleted. Remove what links to it.');
    }
    return c.body(bytes, 200, {
      'content-type': row.contentType,
      'content-length': String(bytes.byteLength),
      'content-disposition': disposition(row.filename),
      'cache-control': `private, max-age=${secondsLeft}, immutable`,
      // Whatever a browser may take the bytes for, nothing in them runs.
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  };

async function read({ storage }: Services, path: string) {
  try {
    return await storage?.get(path);
  } catch (cause) {
    throw storageAway(cause);
  }
}

const refused = (problem: string) =>
  new ApiError(
    'insufficient_permissions',
    `This download URL ${problem}. Ask for the attachment again to get a new one.`,
  );

/** A header with the file name, for programs old and new. */
function disposition(filename: string): string {
  const plain = filename.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(filename).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
