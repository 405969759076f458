/**
 * A YAML text with blank lines instead of the documents that nobody wants: those that are left stay on their lines, and to parse them
 * costs what they are worth.
 */
export function keepDocuments(text: string, isWanted: (document: string) => boolean): string {
  return text
    .split(/^(?=---(?:\s|$))/m)
    .map((document) =>
      isWanted(document) ? document : document.replace(/[^\n]+/g, (line, at) => (at === 0 ? start(line) : '')),
    )
    .join('');
}

/** The mark that begins a document also ends the one before. */
function start(line: string): string {
  return line.startsWith('---') ? '---' : '';
}
