// Serves the page, and the modules it imports, as they are: no bundler, no build. It reads CSTAR_TEAM_SLUG,
// CSTAR_ENVIRONMENT (`live` or `test`), CSTAR_BASE_URL for an API other than the public one, and PORT.
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import { createSite } from './site.mjs';

/** Serves the help center of a team. Resolves with its address and what stops it. */
export function serveHelpCenter({ port = 0, ...config }) {
  const site = createSite(config);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: site.fetch, port, hostname: '127.0.0.1' }, (address) => {
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
    server.on('error', reject);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {
    CSTAR_TEAM_SLUG: teamSlug,
    CSTAR_ENVIRONMENT: environment,
    CSTAR_BASE_URL: baseUrl,
    PORT,
  } = process.env;
  if (!teamSlug) throw new Error('Set CSTAR_TEAM_SLUG to the slug of your team, as in Settings → General.');
  const { url } = await serveHelpCenter({ port: Number(PORT ?? 8080), teamSlug, environment, baseUrl });
  console.log(`Help center of ${teamSlug}: ${url}`);
}
