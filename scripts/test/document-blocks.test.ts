import { describe, expect, it } from 'vitest';
import { commandProblems, findBlocks, isCompiled } from '../docs/blocks.mjs';
import { compileBlocks } from '../docs/compile.mjs';
import { root } from '../lib/paths.mjs';

const fence = '```';
const page = (...lines: string[]) => findBlocks('README.md', lines.join('\n'));

describe('findBlocks', () => {
  it('finds each block with its language and the line where its code begins', () => {
    const found = page(
      '# Title',
      `${fence}ts`,
      'let a = 1;',
      'let b = 2;',
      fence,
      '',
      `${fence}bash`,
      'npm test',
      fence,
    );
    expect(found).toEqual([
      { file: 'README.md', line: 3, language: 'ts', code: 'let a = 1;\nlet b = 2;' },
      { file: 'README.md', line: 8, language: 'bash', code: 'npm test' },
    ]);
    expect(found.map(isCompiled)).toEqual([true, false]);
  });

  it('finds the blocks of doc comments in a source', () => {
    const source = [
      '/**',
      ' * @example',
      ` * ${fence}ts`,
      ' * const a = 1;',
      ` * ${fence}`,
      ' */',
      'const real = 1;',
    ];
    expect(findBlocks('src/a.ts', source.join('\n'))).toEqual([
      { file: 'src/a.ts', line: 4, language: 'ts', code: 'const a = 1;' },
    ]);
  });

  it('refuses a block that is never closed', () => {
    expect(() => page(`${fence}ts`, 'let a = 1;')).toThrow('README.md:2: this code block is never closed');
  });
});

describe('compileBlocks', () => {
  it('names the file and the line of what does not compile, for TypeScript and JavaScript', {
    timeout: 60_000,
  }, () => {
    const blocks = page(
      `${fence}ts`,
      'const title: string = 1;',
      fence,
      `${fence}js`,
      "import { CStarNotFoundError } from '@cstar.help/js/errors';",
      'CStarNotFoundError.noSuchThing();',
      fence,
      `${fence}ts`,
      'const title = 1;',
      fence,
    );
    expect(compileBlocks(blocks, root)).toEqual([
      ["README.md:2: Type 'number' is not assignable to type 'string'."],
      [expect.stringMatching(/^README\.md:6: Property 'noSuchThing' does not exist/)],
      [],
    ]);
  });
});

describe('commandProblems', () => {
  const known = { scripts: ['demo', 'test'], packages: ['@cstar.help/js'] };
  const problems = (...lines: string[]) =>
    page(`${fence}bash`, ...lines, fence).flatMap((b) => commandProblems(b, known));

  it('accepts scripts and packages that exist', () => {
    expect(problems('npm run demo', 'npm test', 'npm install @cstar.help/js', 'git clone x')).toEqual([]);
  });

  it('finds a script and a package that do not exist', () => {
    expect(problems('npm run demmo', 'npm install @cstar.help/jss')).toEqual([
      'README.md:2: package.json has no script "demmo"',
      'README.md:3: no package of this repository is called @cstar.help/jss',
    ]);
  });
});
