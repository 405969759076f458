type Node =
  | { kind: 'text'; characters: readonly string[] }
  | { kind: 'one'; accepts: (character: string) => boolean }
  | { kind: 'many'; accepts: (character: string) => boolean }
  | { kind: 'either'; branches: Node[][] };

interface Pattern {
  nodes: Node[];
}

/** Projects repeat few patterns for many Applications. */
const COMPILED_LIMIT = 1000;
const compiled = new Map<string, Pattern | undefined>();

/**
 * Whether a text matches a pattern of Argo CD's own glob dialect (util/glob Match, which is gobwas/glob): `*`, `**`, `?`,
 * `[abc]`, `[!a-z]`, `{a,b}`, `\` before what is meant literally. An invalid pattern matches nothing.
 *
 * @param separators characters that `*` and `?` do not match; with none, `*` is as good as `**`.
 */
export function globMatches(pattern: string, text: string, separators = ''): boolean {
  const parsed = parsePattern(pattern, separators);
  if (!parsed) return false;
  const characters = [...text];
  return walk(parsed.nodes, characters, new Set([0])).has(characters.length);
}

/** Whether the pattern can be compiled; one that cannot matches nothing. */
export function isValidGlob(pattern: string): boolean {
  return parsePattern(pattern, '') !== undefined;
}

function parsePattern(pattern: string, separators: string): Pattern | undefined {
  const key = `${separators}\n${pattern}`;
  if (!compiled.has(key)) {
    if (compiled.size >= COMPILED_LIMIT) compiled.clear();
    compiled.set(key, parse([...pattern], separators));
  }
  return compiled.get(key);
}

/** The dialect's own oddities are kept: an open `{` ends with the pattern, a lone `}` is text, a range is one range alone. */
function parse(characters: readonly string[], separators: string): Pattern | undefined {
  const notSeparator = (character: string) => !separators.includes(character);
  const root: Node[] = [];
  const open: { outer: Node[]; branches: Node[][] }[] = [];
  let nodes = root;
  for (let at = 0; at < characters.length; ) {
    const character = characters[at] as string;
    const innermost = open.at(-1);
    if (character === '{') {
      const branches: Node[][] = [[]];
      nodes.push({ kind: 'either', branches });
      open.push({ outer: nodes, branches });
      nodes = branches[0] as Node[];
      at++;
    } else if (character === ',' && innermost) {
      nodes = [];
      innermost.branches.push(nodes);
      at++;
    } else if (character === '}' && innermost) {
      nodes = innermost.outer;
      open.pop();
      at++;
    } else if (character === '[') {
      const range = parseRange(characters, at + 1);
      if (!range) return undefined;
      nodes.push({ kind: 'one', accepts: range.accepts });
      at = range.end;
    } else if (character === '?') {
      nodes.push({ kind: 'one', accepts: notSeparator });
      at++;
    } else if (character === '*') {
      const both = characters[at + 1] === '*';
      nodes.push({ kind: 'many', accepts: both ? () => true : notSeparator });
      at += both ? 2 : 1;
    } else {
      const text = parseText(characters, at, innermost ? '?*[{},' : '?*[{');
      nodes.push({ kind: 'text', characters: text.characters });
      at = text.end;
    }
  }
  return { nodes: root };
}

function parseText(characters: readonly string[], start: number, breakers: string) {
  const text: string[] = [];
  let at = start;
  for (; at < characters.length && !breakers.includes(characters[at] as string); at++) {
    if (characters[at] === '\\') at++;
    const character = characters[at];
    if (character !== undefined) text.push(character);
  }
  return { characters: text, end: Math.min(at, characters.length) };
}

function parseRange(
  characters: readonly string[],
  start: number,
): { accepts: (character: string) => boolean; end: number } | undefined {
  const not = characters[start] === '!';
  const first = not ? start + 1 : start;
  const [low, dash, high, close] = characters.slice(first, first + 4);
  if (low !== undefined && dash === '-') {
    if (high === undefined || close !== ']' || codePoint(high) < codePoint(low)) return undefined;
    const inside = (character: string) =>
      codePoint(character) >= codePoint(low) && codePoint(character) <= codePoint(high);
    return { accepts: (character) => inside(character) !== not, end: first + 4 };
  }
  const list = parseText(characters, first, ']');
  if (characters[list.end] !== ']' || list.characters.length === 0) return undefined;
  return { accepts: (character) => list.characters.includes(character) !== not, end: list.end + 1 };
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** All places that the nodes can lead to from any of the given ones: no pattern makes this more than quadratic. */
function walk(nodes: readonly Node[], text: readonly string[], from: ReadonlySet<number>): ReadonlySet<number> {
  let places = from;
  for (const node of nodes) {
    if (places.size === 0) return places;
    places = step(node, text, places);
  }
  return places;
}

function step(node: Node, text: readonly string[], from: ReadonlySet<number>): ReadonlySet<number> {
  const to = new Set<number>();
  if (node.kind === 'either') {
    for (const branch of node.branches) for (const place of walk(branch, text, from)) to.add(place);
    return to;
  }
  for (const place of from) {
    if (node.kind === 'text') {
      if (node.characters.every((character, index) => text[place + index] === character)) {
        to.add(place + node.characters.length);
      }
    } else if (node.kind === 'one') {
      const character = text[place];
      if (character !== undefined && node.accepts(character)) to.add(place + 1);
    } else {
      for (let at = place; !to.has(at); at++) {
        to.add(at);
        const character = text[at];
        if (character === undefined || !node.accepts(character)) break;
      }
    }
  }
  return to;
}
