/** The doc comments of a source that name an endpoint: `{ file, line, name, endpoint, thrown }`. */
export function findMethods(file, text) {
  return [...text.matchAll(/\/\*\*(.*?)\*\/\s*(?:async )?\*?(\w*)/gs)].flatMap((found) => {
    const [whole, comment, name] = found;
    const tags = comment
      .replace(/^\s*\* ?/gm, '')
      .split(/\n(?=@)/)
      .map((tag) => tag.replace(/\s+/g, ' ').trim());
    const endpoint = tags.find((tag) => tag.startsWith('@endpoint '));
    if (endpoint === undefined) return [];
    return {
      file,
      line: text.slice(0, found.index + whole.length).split('\n').length,
      // A call signature stands in an interface, and has no name of its own.
      name: name || '(call)',
      endpoint: endpoint.slice('@endpoint '.length),
      thrown: tags.filter((tag) => tag.startsWith('@throws ')),
    };
  });
}

/**
 * What the contract says that a call of this endpoint can run into: the type of the error, and what the
 * comment must mention. `permissions` are those that the handler asks for beside the contract's.
 */
export function refusalsOf({ access, permission, params, query, body }, permissions = []) {
  const asked = [permission, ...permissions].filter((one) => one !== undefined);
  const takes = (fields) => fields !== undefined && Object.keys(fields.shape).length > 0;
  return [
    ...(access === 'secret' ? [{ type: 'CStarPermissionError', mentions: asked }] : []),
    ...(takes(body) || takes(query) ? [{ type: 'CStarValidationError', mentions: [] }] : []),
    ...(takes(params) ? [{ type: 'CStarNotFoundError', mentions: [] }] : []),
  ];
}

/** What a comment leaves out of that, as `@throws CStarPermissionError: manage_tickets`. */
export function missingThrows(thrown, refusals) {
  return refusals
    .filter(
      ({ type, mentions }) =>
        !thrown.some(
          (tag) =>
            tag.startsWith(`@throws ${type} `) && mentions.every((mention) => tag.includes(`\`${mention}\``)),
        ),
    )
    .map(({ type, mentions }) => `@throws ${[type, mentions.join(', ')].filter(Boolean).join(': ')}`);
}
