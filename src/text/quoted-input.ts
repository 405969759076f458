const UNQUOTED: [quoted: RegExp, instead: string][] = [
  // apimachinery quotes the whole object.
  [/(Object 'Kind' is missing) in '[\s\S]*'/, '$1'],
  // yaml.v2 quotes the beginning of a scalar.
  [/(cannot unmarshal !!\w+) `[^`]*`/g, '$1'],
  // JSON schema quotes the value that it refuses.
  [/(?:'[^'\n]*'|"[^"\n]*") (does not match pattern|is not valid)/g, 'the value $1'],
  // helm quotes the assignment.
  [/(failed parsing --set(?:-string|-file|-json)? data:?) [^\n]*/g, '$1 a parameter cannot be read'],
  [/(\b[a-z][a-z0-9+.-]{0,60}:\/\/)[^\s/@"']+@/gi, '$1'],
  // kustomize quotes literals, and keys that are lines of a file, with quotes and without.
  [/(literal sources?) (?:\[[^\n]*?\](?=:)|[^\n]*?(?=, expected|$))/g, '$1 …'],
  [/(?:'[^'\n]*'|"[^"\n]*") (is not a valid key name)/g, 'what stands there $1'],
  // Go quotes what it cannot parse: numbers, times, durations, regular expressions.
  [/(\bparsing(?: time)?|cannot parse|invalid duration) "(?:[^"\\\n]|\\.)*"/g, '$1 "…"'],
  [/(error parsing regexp: [^`\n]*)`[^`]*`/g, '$1`…`'],
];

/** From here on, what is quoted is what a function was given, and that may be any value. The names of templates are none. */
const FUNCTION_FAILED = /error calling (?!include:|template:)[\w.]+: |RUNTIME ERROR: /;
const QUOTATION =
  /(executing |no template |with template |import )?("(?:[^"\\\n]|\\.)*"|`[^`]*`|(?<!\w)'[^'\n]*'(?!\w))/g;

/**
 * A tool's error message without the input that it quotes: a value in it may be a secret, and the message goes into comments.
 * Where the trouble is stays: files, lines, pointers and keys are not quotations.
 */
export function withoutQuotedInput(message: string): string {
  const short = message.split('\n').map(withoutPatch).join('\n');
  const text = UNQUOTED.reduce((result, [quoted, instead]) => result.replace(quoted, instead), short);
  const failed = FUNCTION_FAILED.exec(text)?.index ?? text.length;
  return withoutRepeatedCalls(text.slice(0, failed) + text.slice(failed).replace(QUOTATION, withoutQuotation));
}

const SHORTEST_PATCH = 80;

/** Kustomize quotes the patch, as JSON on one line. */
function withoutPatch(line: string): string {
  const [start, end] = [line.indexOf('{"'), line.lastIndexOf('}')];
  const isLong = start >= 0 && end - start - 2 >= SHORTEST_PATCH;
  return isLong ? `${line.slice(0, start)}{…}${line.slice(end + 1)}` : line;
}

/** A template that calls itself fails with one line for a thousand calls. */
function withoutRepeatedCalls(message: string): string {
  const calls = message.split(/(?<=error calling (?:include|tpl|template): )/);
  const kept: { call: string; times: number }[] = [];
  for (const call of calls) {
    const last = kept.at(-1);
    if (last?.call === call) last.times += 1;
    else kept.push({ call, times: 1 });
  }
  return kept.map(({ call, times }) => (times > 1 ? `${call}(${times} times) ` : call)).join('');
}

function withoutQuotation(whole: string, name: string | undefined, quoted: string): string {
  const mark = quoted.slice(0, 1);
  return name === undefined ? `${mark}…${mark}` : whole;
}
