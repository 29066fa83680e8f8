const inPackage = /^packages\/([^/]+)\/(.*)$/;

/**
 * Every import that breaks the table, as `{ from, specifier, problem }`.
 * An import is `{ from, specifier, to, isResolved, isNpm }` with paths from the root of the workspace.
 */
export function findImportProblems(imports, table) {
  return imports.flatMap((each) => {
    const problem = judge(each, table);
    return problem === undefined ? [] : [{ from: each.from, specifier: each.specifier, problem }];
  });
}

function judge(each, table) {
  const [, owner, file] = inPackage.exec(each.from) ?? [];
  const row = table[owner];
  if (row === undefined) return `package "${owner}" has no row in the import table: add one`;
  if (!each.isResolved) return 'nothing was found under this name: mend the path or the package.json';
  return file.startsWith('src/')
    ? judgeSource({ ...each, owner, file, row })
    : judgeTest({ ...each, owner, row });
}

function judgeSource({ specifier, to, isNpm, owner, file, row }) {
  if (isNpm) return judgeModule(specifier, file, row);
  const [, target, targetFile] = inPackage.exec(to) ?? [];
  if (target === owner) return targetFile.startsWith('test/') ? 'sources must not import tests' : undefined;
  if (specifier.startsWith('.')) return leaves;
  return row.imports.includes(target) ? undefined : `sources of ${owner} must not import ${target ?? to}`;
}

function judgeTest({ specifier, to, isNpm, owner, row }) {
  const [, target] = inPackage.exec(to) ?? [];
  // A test may read the data of the workspace around it, but uses another package through its front door.
  if (isNpm || target === undefined || target === owner) return undefined;
  if (specifier.startsWith('.')) return leaves;
  const allowed = [...row.imports, ...row.testImports];
  return allowed.includes(target) ? undefined : `tests of ${owner} must not import ${target}`;
}

const leaves = 'a relative import must stay inside its package: import the other package by its name';

function judgeModule(specifier, file, { modules }) {
  if (modules === undefined) return undefined;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const folder = modules[name];
  if (folder === undefined) return `sources must not depend on ${name}: users would have to install it`;
  return file.startsWith(`src/${folder}`) ? undefined : `only src/${folder} may import ${name}`;
}
