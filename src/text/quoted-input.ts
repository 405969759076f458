const UNQUOTED: [quoted: RegExp, instead: string][] = [
  // apimachinery quotes the whole object.
  [/(Object 'Kind' is missing) in '[\s\S]*'/, '$1'],
  // yaml.v2 quotes the beginning of a scalar.
  [/(cannot unmarshal !!\w+) `[^`]*`/g, '$1'],
  // JSON schema quotes the value that it refuses.
  [/(?:'[^'\n]*'|"[^"\n]*") (does not match pattern|is not valid)/g, 'the value $1'],
  // kustomize quotes the patch, helm the assignment.
  [/\{"[^\n]{80,}\}/g, '{…}'],
  [/(failed parsing --set(?:-string|-file|-json)? data:?) [^\n]*/g, '$1 a parameter cannot be read'],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, '$1'],
];

/**
 * A tool's error message without the input that it quotes: a value in it may be a secret, and the message goes into comments.
 * Where the trouble is stays: files, lines, pointers and keys are not quotations.
 */
export function withoutQuotedInput(message: string): string {
  return UNQUOTED.reduce((text, [quoted, instead]) => text.replace(quoted, instead), message);
}
