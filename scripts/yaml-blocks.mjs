/**
 * The code blocks of a Markdown file that may be YAML: those that say so, and those that say nothing. What a list or a tab of the
 * page indents is moved to the left.
 *
 * @param {string} markdown
 * @returns {{ line: number, text: string }[]} with the line of the file on which the block's first line stands, from 1.
 */
export function yamlBlocks(markdown) {
  const blocks = [];
  let open;
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*([\w-]*)/.exec(line);
    if (open === undefined) {
      if (fence) open = { indent: fence[1].length, mark: fence[2], language: fence[3], line: index + 2, lines: [] };
    } else if (fence && line.trim().startsWith(open.mark) && fence[3] === '') {
      if (/^(ya?ml|)$/i.test(open.language)) blocks.push({ line: open.line, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else open.lines.push(line.slice(Math.min(open.indent, /^\s*/.exec(line)[0].length)));
  }
  return blocks;
}
