import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** The folder of an installed module, below which its files are served under a name of ours. */
const folderOf = (file) => relative(process.cwd(), dirname(require.resolve(file)));

/** Allows the import map, the one script that stands in the page itself, and no other. */
function sourceOfImportMap() {
  const page = readFileSync(`${here}/public/index.html`, 'utf8').replaceAll('\r\n', '\n');
  const [, text] = /<script type="importmap">(.*?)<\/script>/s.exec(page) ?? [];
  if (text === undefined) throw new Error('public/index.html has no import map: put it back.');
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * The site: the files of `public`, the client and two libraries for Markdown under `/modules`, and what the page has
 * to know under `/config.js`.
 *
 * @param {{ teamSlug: string, environment?: string, baseUrl?: string }} config goes to the browser: no secrets here
 */
export function createSite(config) {
  const site = new Hono();
  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", sourceOfImportMap()],
        connectSrc: ["'self'", config.baseUrl ?? 'https://www.cstar.help'],
        imgSrc: ["'self'", 'https:', config.baseUrl ?? 'https://www.cstar.help'],
      },
    }),
  );
  site.get('/config.js', (c) => {
    const text = JSON.stringify({ environment: 'live', ...config });
    return c.body(`export const config = ${text};\n`, 200, { 'content-type': 'text/javascript' });
  });
  const modules = {
    cstar: '@cstar.help/js/library',
    marked: 'marked',
    dompurify: 'dompurify',
  };
  for (const [name, file] of Object.entries(modules)) {
    const below = `/modules/${name}`;
    site.use(
      `${below}/*`,
      serveStatic({ root: folderOf(file), rewriteRequestPath: (path) => path.slice(below.length) }),
    );
  }
  site.use('*', serveStatic({ root: relative(process.cwd(), `${here}/public`) }));
  return site;
}
