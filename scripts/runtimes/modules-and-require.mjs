// For runtimes that load both formats: each must recognise the errors of the other.
import { createRequire } from 'node:module';
import { CStarClient, CStarNotFoundError } from '@cstar.help/js';
import { CStarNotFoundError as FromErrors } from '@cstar.help/js/errors';
import * as webhook from '@cstar.help/js/webhook';
import * as webhookNode from '@cstar.help/js/webhook/node';
import { smoke } from './smoke.mjs';
import { smokeWebhooks } from './webhooks.mjs';

const require = createRequire(import.meta.url);
const commonJs = require('@cstar.help/js');
const errorClasses = {
  'ESM root': CStarNotFoundError,
  'ESM errors': FromErrors,
  'CommonJS root': commonJs.CStarNotFoundError,
  'CommonJS errors': require('@cstar.help/js/errors').CStarNotFoundError,
};

await smoke({ CStarClient, errorClasses });
await smoke({ CStarClient: commonJs.CStarClient, errorClasses });
await smokeWebhooks({
  copies: [webhook, require('@cstar.help/js/webhook')],
  nodes: [webhookNode, require('@cstar.help/js/webhook/node')],
});
console.log('ok');
