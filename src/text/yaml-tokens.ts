import { type CST, Lexer, type LineCounter, Parser } from 'yaml';

/** Some 250,000 lines. The largest bundles of CRDs have 100,000; what is read costs a kilobyte for each, more where it is broken. */
export const MAXIMUM_TOKENS = 2_000_000;

/** A document, or an error, costs the memory of many tokens. */
const TOKENS_OF_ONE_FOUND = 8;

/**
 * The tokens of a YAML text, with no more memory than a process has: with too little, it would end.
 *
 * @param lineCounter gets where each line begins, as far as the text is read.
 * @returns undefined for a text that is longer than `MAXIMUM_TOKENS`.
 */
export function yamlTokens(text: string, lineCounter: LineCounter): CST.Token[] | undefined {
  const parser = new Parser(lineCounter.addNewLine);
  const found: CST.Token[] = [];
  let count = 0;
  lineCounter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    for (const token of parser.next(lexeme)) found.push(token);
    if (count + found.length * TOKENS_OF_ONE_FOUND > MAXIMUM_TOKENS) return undefined;
  }
  found.push(...parser.end());
  return found;
}
