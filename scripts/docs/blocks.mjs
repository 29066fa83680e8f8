/** Languages whose blocks are compiled, with the ending that the compiler wants to see. */
const compiled = { ts: 'ts', typescript: 'ts', tsx: 'tsx', js: 'mjs', javascript: 'mjs', jsx: 'jsx' };

/**
 * The fenced code blocks of a text as `{ file, line, language, code }`, where `line` counts from 1 and is the
 * first line of the code. In a TypeScript source the fences are those of its doc comments.
 */
export function findBlocks(file, text) {
  const isSource = /\.[cm]?tsx?$/.test(file);
  const blocks = [];
  let open;
  for (const [index, whole] of text.split('\n').entries()) {
    const line = isSource ? docCommentText(whole) : whole;
    const [, ticks, language] = /^\s*(`{3,})\s*([\w-]*)/.exec(line) ?? [];
    if (open === undefined) {
      if (language) open = { ticks, block: { file, line: index + 2, language }, lines: [] };
    } else if (language === '' && ticks.length >= open.ticks.length) {
      blocks.push({ ...open.block, code: open.lines.join('\n') });
      open = undefined;
    } else {
      open.lines.push(line);
    }
  }
  if (open !== undefined) throw new Error(`${file}:${open.block.line}: this code block is never closed`);
  return blocks;
}

function docCommentText(line) {
  return /^\s*\* ?(.*)$/.exec(line)?.[1] ?? '';
}

export function isCompiled(block) {
  return block.language in compiled;
}

/** The block as a module of its own, its lines where they stand in the document so that messages point there. */
export function asModule(block) {
  return {
    ending: compiled[block.language],
    text: `${'\n'.repeat(block.line - 1)}${block.code}\nexport {};\n`,
  };
}

/** Problems of the commands in a shell block: scripts that do not exist, packages that are not ours to install. */
export function commandProblems(block, { scripts, packages }) {
  return block.code.split('\n').flatMap((text, index) => {
    const where = `${block.file}:${block.line + index}`;
    const script = /^\s*(?:\$ )?npm (?:run ([\w:-]+)|(test|start))\b/.exec(text);
    const name = script?.[1] ?? script?.[2];
    if (name !== undefined && !scripts.includes(name))
      return [`${where}: package.json has no script "${name}"`];
    return [...text.matchAll(/@cstar\.help\/[\w-]+/g)]
      .filter(([found]) => !packages.includes(found))
      .map(([found]) => `${where}: no package of this repository is called ${found}`);
  });
}
