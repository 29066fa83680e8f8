// Holds every import of packages/ to the table. Cycles and node: modules are Biome's part (biome.json).
import { cruise } from 'dependency-cruiser';
import readTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { root } from '../lib/paths.mjs';
import { findImportProblems } from './import-rules.mjs';
import { importTable } from './import-table.mjs';

process.chdir(root);

const { output } = await cruise(
  ['packages'],
  {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    // Types count too: a type-only import is still knowledge of another package.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
  },
  { conditionNames: ['import', 'types', 'default'], exportsFields: ['exports'] },
  { tsConfig: readTsConfig('tsconfig.base.json') },
);

const imports = output.modules
  .filter((module) => module.source.startsWith('packages/'))
  .flatMap((module) =>
    module.dependencies
      .filter((dependency) => !dependency.coreModule)
      .map((dependency) => ({
        from: module.source,
        specifier: dependency.module,
        to: dependency.resolved,
        isResolved: !dependency.couldNotResolve,
        isNpm: dependency.dependencyTypes.some((type) => type.startsWith('npm')),
      })),
  );

const problems = findImportProblems(imports, importTable);
for (const { from, specifier, problem } of problems) console.error(`${from}: '${specifier}': ${problem}`);
console.log(`${imports.length} imports, ${problems.length} against the table`);
process.exitCode = problems.length === 0 ? 0 : 1;
