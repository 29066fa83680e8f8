// For workerd, which runs the `test` of a module that is bundled into one file.
import { CStarClient, CStarNotFoundError } from '@cstar.help/js';
import { CStarNotFoundError as FromErrors } from '@cstar.help/js/errors';
import * as webhook from '@cstar.help/js/webhook';
import { smoke } from './smoke.mjs';
import { smokeWebhooks } from './webhooks.mjs';

// workerd takes its handlers from the default export.
export default {
  async test() {
    await smoke({ CStarClient, errorClasses: { root: CStarNotFoundError, errors: FromErrors } });
    await smokeWebhooks({ copies: [webhook] });
  },
};
