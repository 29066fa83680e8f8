import { emitEndpoints, emitErrorCodes } from './endpoints.ts';
import { format } from './format.ts';
import { emitOpenApi } from './openapi.ts';
import type { Resources } from './schemas.ts';
import { emitTypes } from './types.ts';

/** Every file made from the contract, formatted. Its name, seen from `packages`, → its text. */
export async function generatedFiles(resources: Resources): Promise<Map<string, string>> {
  const code = new Map([
    ...[...emitTypes(resources)].map(([name, text]) => [`js/src/types/${name}`, text] as const),
    ['js/src/testing/endpoints.ts', emitEndpoints(resources)],
    ['js/src/testing/error-codes.ts', emitErrorCodes()],
  ]);
  const formatted = await Promise.all(
    [...code].map(async ([name, text]) => [name, await format(`packages/${name}`, text)] as const),
  );
  return new Map([...formatted, ['contract/openapi.yaml', emitOpenApi(resources)]]);
}
