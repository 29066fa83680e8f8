import type { EffectContext } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { mailSettings } from '../../mail/choose.ts';

/** @throws ApiError when this server cannot send mails */
export function requireMail({ services }: EffectContext): void {
  if (services.postman !== undefined) return;
  throw new ApiError(
    'feature_not_configured',
    `This needs a mail, and this server has no way to send one. Set ${mailSettings}, or give start() a mailer.`,
  );
}
