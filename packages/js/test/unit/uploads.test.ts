import { CStarValidationError } from '@cstar.help/js';
import { describe, expect, it } from 'vitest';
import { clientWith, rejection } from '../support/client.ts';

const limit = 5 * 1024 * 1024;
const files = (size: number) => {
  const bytes = new Uint8Array(size);
  return [bytes, bytes.buffer, new Blob([bytes]), new File([bytes], 'big.png')];
};

describe('a file to upload', () => {
  it.each(['create', 'upload'] as const)(
    'of more than 5 MB is refused before it is sent: %s',
    async (method) => {
      for (const file of files(limit + 1)) {
        const { cstar, sent } = clientWith();
        const error = await rejection(cstar.attachments[method]({ file }));

        expect(error).toBeInstanceOf(CStarValidationError);
        expect(error).toMatchObject({ param: 'file', message: expect.stringContaining('5 MB') });
        expect(sent).toHaveLength(0);
      }
    },
  );

  it('of exactly 5 MB is sent', async () => {
    for (const file of files(limit)) {
      const { cstar, sent } = clientWith();
      await cstar.attachments.upload({ file });

      expect(sent).toHaveLength(1);
    }
  });

  it('counts as large as the part of a buffer that it shows', async () => {
    const { cstar, sent } = clientWith();
    await cstar.attachments.create({ file: new Uint8Array(limit + 10).subarray(0, limit) });

    expect(sent).toHaveLength(1);
  });
});
