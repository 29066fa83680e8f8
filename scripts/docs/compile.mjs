import { basename, dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { asModule } from './blocks.mjs';

/**
 * Type-checks code blocks in one program, against the sources of the packages.
 * Returns what is wrong with each block, in the order given: a list of `file:line: message`.
 */
export function compileBlocks(blocks, root) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: ['node'] },
    root,
  );
  const modules = new Map(blocks.map((block, index) => virtualFile(block, index, root)));
  const program = ts.createProgram({
    rootNames: [...modules.keys(), join(root, 'scripts/docs/prelude.d.ts')],
    options: {
      ...options,
      allowJs: true,
      checkJs: true,
      jsx: ts.JsxEmit.Preserve,
      // Documents show JavaScript without type annotations.
      noImplicitAny: true,
      noImplicitReturns: false,
      pathsBasePath: root,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    host: hostWith(modules, options),
  });
  return [...modules.keys()].map((path, index) => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map((diagnostic) => {
      const { line } = ts.getLineAndCharacterOfPosition(file, diagnostic.start ?? 0);
      const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
      return `${relative(root, join(root, blocks[index].file))}:${line + 1}: ${message}`;
    });
  });
}

/** A block lies beside its document, and so sees the modules that a reader of that document has installed. */
function virtualFile(block, index, root) {
  const { ending, text } = asModule(block);
  // The front page is about the client: it sees what the client's own README sees.
  const folder = dirname(block.file) === '.' ? 'packages/js' : dirname(block.file);
  return [join(root, folder, `${basename(block.file)}.block-${index}.${ending}`), text];
}

function hostWith(modules, options) {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (path) => modules.has(path) || host.fileExists(path),
    readFile: (path) => modules.get(path) ?? host.readFile(path),
    getSourceFile: (path, ...rest) => {
      const text = modules.get(path);
      return text === undefined
        ? host.getSourceFile(path, ...rest)
        : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    },
  };
}
