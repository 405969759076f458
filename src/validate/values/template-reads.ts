/** What templates read of `.Values`, as far as their text shows. */
export interface TemplateReads {
  /** Paths that are read, such as `image.tag`. */
  paths: ReadonlySet<string>;
  /** Paths of which everything may be read: they are printed, ranged over, or passed on. The empty one is all of the values. */
  whole: ReadonlySet<string>;
}

/** Longer ones are no actions that anybody writes; what is hostile must not cost much. */
const LONGEST_ACTION = 4000;
const LONGEST_BLOCK = 1000;
/** `.Values.a.b`, `$.Values.a`, `.root.Values.a`: what comes before makes no difference. */
const VALUES = /\.Values((?:\.\w+)*)(?![\w.])/g;
/** Of a block that only asks whether something is there. */
const ASKS = /^(?:else\s+)?if\b/;
/** With one of these, what is asked is more than whether something is there. */
const PASSES_ON =
  /\b(?:include|template|tpl|toYaml|toJson|dict|merge|mergeOverwrite|list|get|dig|pluck|omit|pick|keys|values|deepCopy|set|index|hasKey|range)\b/;

/** @param texts of templates, and of what may hold templates. */
export function templateReads(texts: Iterable<string>): TemplateReads {
  const reads = { paths: new Set<string>(), whole: new Set<string>() };
  for (const text of texts) if (text.includes('Values')) readText(text, reads);
  return reads;
}

interface Reads {
  paths: Set<string>;
  whole: Set<string>;
}

interface Action {
  text: string;
  /** Index of the action that ends its block; its own where it opens none. */
  end: number;
}

function readText(text: string, reads: Reads): void {
  const actions = actionsOf(text);
  for (const [index, action] of actions.entries()) {
    if (!action.text.includes('Values')) continue;
    const code = withoutIndexed(action.text, reads);
    const passesOn = PASSES_ON.test(code);
    const isWith = /^(?:else\s+)?with\b/.test(code) && !passesOn;
    const isAsking = ASKS.test(code) && !passesOn;
    for (const match of code.matchAll(VALUES)) {
      const path = (match[1] ?? '').slice(1);
      // Passed on under its own name, it is read as `.Values` again
      if (path === '' && /"Values"\s+\$?[\w.]*$/.test(code.slice(0, match.index))) continue;
      reads.paths.add(path);
      if (isWith) readBlock(actions.slice(index + 1, action.end), path, reads);
      else if (!isAsking) reads.whole.add(path);
    }
  }
}

const OPENS = /^(?:if|with|range|define|block)\b/;

function actionsOf(text: string): Action[] {
  const actions = [...actionTexts(text)].map((code, index): Action => ({ text: flattened(code), end: index }));
  const open: Action[] = [];
  for (const [index, action] of actions.entries()) {
    if (OPENS.test(action.text)) open.push(action);
    else if (/^end\b/.test(action.text)) {
      const opened = open.pop();
      if (opened) opened.end = index;
    }
  }
  return actions;
}

/** What is between braces, without the dashes that trim. */
function* actionTexts(text: string): Generator<string> {
  for (let start = text.indexOf('{{'); start >= 0; ) {
    const end = actionEnd(text, start + 2);
    if (end < 0) return;
    const code = text.slice(start + 2, Math.min(end, start + LONGEST_ACTION));
    yield code.replace(/^-\s/, '').replace(/\s-$/, '').trim();
    start = text.indexOf('{{', end + 2);
  }
}

/** Braces within quotes do not end an action; a quote that is not closed is none. */
function actionEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST_ACTION);
  let quote = '';
  for (let at = start; at < limit; at++) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === '`') quote = char;
    else if (char === '}' && text[at + 1] === '}') return at;
  }
  return text.indexOf('}}', start);
}

/** `((.Values.a).b).c`, which asks for what may not be there, is `.Values.a.b.c`. */
function flattened(code: string): string {
  let flat = code;
  for (let before = ''; before !== flat; ) {
    before = flat;
    flat = flat.replace(/\(\s*(\$?[\w.]*\.Values[\w.]*)\s*\)(?=\.\w)/g, '$1');
  }
  return flat;
}

/** In a block of `with`, the dot is what is at the path. */
function readBlock(actions: readonly Action[], path: string, reads: Reads): void {
  if (actions.length > LONGEST_BLOCK) reads.whole.add(path);
  for (const { text } of actions.slice(0, LONGEST_BLOCK)) {
    const isAsking = ASKS.test(text) && !PASSES_ON.test(text);
    // A dot of its own, and a variable or a range may stand for all of it
    if (/(?:^|[\s(|,])\.(?=$|[\s)|,])/.test(text)) reads.whole.add(path);
    for (const { 1: steps = '' } of text.matchAll(/(?<![\w$).\]"])\.(\w+(?:\.\w+)*)/g)) {
      const below = path === '' ? steps : `${path}.${steps}`;
      reads.paths.add(below);
      if (!isAsking) reads.whole.add(below);
    }
  }
}

const INDEXED =
  /\b(?:index|get|hasKey)\s+\(?\s*\$?[\w.]*\.Values((?:\.\w+)*)(?![\w.])\)?((?:\s+(?:"[^"]*"|`[^`]*`|[^\s()|]+))+)/g;

/** Takes `index .Values "a" "b"`, `get .Values.a "b"` and `hasKey .Values "c"` for what they read: as far as the names are written. */
function withoutIndexed(code: string, reads: Reads): string {
  return code.replace(INDEXED, (_, steps: string, names: string) => {
    let path = steps.slice(1);
    for (const [, quoted, raw] of names.matchAll(/"([^"]*)"|`([^`]*)`|\S+/g)) {
      const key = quoted ?? raw;
      if (key === undefined) break;
      path = path === '' ? key : `${path}.${key}`;
      reads.paths.add(path);
    }
    reads.whole.add(path);
    return ' ';
  });
}
