import type { Json } from '../model/kube-object.ts';

/** Gives the text that stands for a secret value of a key. */
export type Mask = (key: string, value: Json | undefined) => string;

/** A line that somebody else wrote, such as an error or an image, as it may be shown: people do put credentials where they do not belong. */
export function withoutCredentials(text: string): string {
  return maskText(text, () => '++++++++');
}

/** How keys, and names of variables and parameters, end whose values are credentials wherever they stand. */
const CREDENTIAL =
  '(?:passwords?|passwd|pwd|passphrase|api[-_.]?key|access[-_.]?key|private[-_.]?key|client[-_.]?secret|token)';
const CREDENTIAL_KEY = new RegExp(`${CREDENTIAL}$`, 'i');
const CREDENTIAL_KEY_ANYWHERE = new RegExp(CREDENTIAL, 'i');
/**
 * `password: x` and `password=x` on a line of a longer text, such as Helm values or a properties file; but not a comparison in a
 * script, nor the bracket that opens a map or a list.
 */
const CREDENTIAL_LINE = new RegExp(
  `^([^\\n:=]*${CREDENTIAL}["']?[ \\t]*[:=](?![=~])[ \\t]*)(?![{[]?[ \\t]*$)(\\S[^\\n]*)$`,
  'gim',
);
/** `password: |` and the deeper lines that are its value. */
const CREDENTIAL_BLOCK = new RegExp(
  `^([ \\t]*)(?![ \\t])([^\\n:=]*${CREDENTIAL}["']?[ \\t]*:[ \\t]*[|>][-+0-9]*[ \\t]*\\n)((?:\\1[ \\t]+\\S[^\\n]*(?:\\n|$)|[ \\t]*\\n)+)`,
  'gim',
);
/** `password=x` within a line: an argument, a connection string, a query. */
const CREDENTIAL_ASSIGNED = new RegExp(
  `(?<![\\w.-])([\\w.-]*${CREDENTIAL}=)(?![=~])("[^"\\n]*"|'[^'\\n]*'|[^\\s;,&"']+)`,
  'gi',
);
/** `--password x` within a command line. */
const CREDENTIAL_ARGUMENT = new RegExp(
  `(?<![\\w-])(--[\\w.-]*${CREDENTIAL}[ \\t]+)(?!-)("[^"\\n]*"|'[^'\\n]*'|[^\\s;&|"']+)`,
  'gi',
);
/** `"password": "x"`, `"password": 1`: JSON. */
const CREDENTIAL_JSON = new RegExp(
  `(["'][^"'\\n:]*${CREDENTIAL}["'][ \\t]*:[ \\t]*)("(?:[^"\\\\\\n]|\\\\.)*"|'[^'\\n]*'|-?\\d[\\d.]*)`,
  'gi',
);
/** `user: x, password: y`: a map of YAML on one line. */
const CREDENTIAL_FLOW = new RegExp(
  `([{,][ \\t]*[\\w.-]*${CREDENTIAL}[ \\t]*:[ \\t]+)(?!["'{[])([^\\s,}][^,}\\n]*)`,
  'gi',
);
const CREDENTIAL_FLAG = new RegExp(`^--?[\\w.-]*${CREDENTIAL}$`, 'i');
const BLOCK_INDICATOR = /^[|>][-+0-9]*[ \t]*$/;
const PRIVATE_KEY = /(-----BEGIN [A-Z ]*PRIVATE KEY-----)([\s\S]*?)(-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/(?:\$\{[^\s{}]*\}|\$(?!\{)|[^\s/:@"'$])*:)([^\s/@"']+)(?=@)/gi;
/** Names where a value comes from, and holds none: `$(VAR)`, `${VAR}`, `{{ .template }}`. */
const REFERENCE = /^["']?(?:\$\([\w.-]+\)|\$\{[\w.:-]+\}|\{\{[^{}]*\}\})["']?$/;

/** Whether what stands under a key, or in a variable of this name, is a credential. */
export function isCredentialKey(key: string): boolean {
  return CREDENTIAL_KEY.test(key);
}

/** Whether the next argument is a credential: `--token`. */
export function isCredentialFlag(argument: Json | undefined): boolean {
  return typeof argument === 'string' && CREDENTIAL_FLAG.test(argument);
}

/** @returns the mask of a credential; a value that is empty or only names where the credential comes from as it is. */
export function maskCredential(key: string, value: string, mask: Mask): string {
  return value === '' || REFERENCE.test(value) ? value : mask(key, value);
}

/** Masks what is a credential within a longer text: private keys, passwords of URLs, values of keys that name one. */
export function maskText(text: string, mask: Mask): string {
  let result = text;
  if (result.includes('PRIVATE KEY-----')) {
    result = result.replace(PRIVATE_KEY, (_, begin, body, end) => `${begin}\n${mask('PRIVATE KEY', body)}\n${end}`);
  }
  if (result.includes('://')) {
    result = result.replace(URL_PASSWORD, (whole, start: string, password: string) =>
      REFERENCE.test(password) ? whole : start + mask('URL', password),
    );
  }
  if (result.includes('\n')) {
    result = result.replace(
      CREDENTIAL_BLOCK,
      (_, indent: string, start: string, value: string) =>
        `${indent}${start}${indent}  ${mask('line', value.trim())}\n`,
    );
    result = result.replace(CREDENTIAL_LINE, (whole, start: string, value: string) =>
      BLOCK_INDICATOR.test(value) ? whole : start + maskCredential('line', value, mask),
    );
  }
  if (CREDENTIAL_KEY_ANYWHERE.test(result)) {
    const within = (_: string, start: string, value: string) => start + maskWithin(value, mask);
    result = result.replace(CREDENTIAL_ASSIGNED, within);
    result = result.replace(CREDENTIAL_ARGUMENT, within);
    result = result.replace(CREDENTIAL_JSON, within);
    result = result.replace(CREDENTIAL_FLOW, within);
  }
  return result;
}

function maskWithin(value: string, mask: Mask): string {
  const [, quote = '', inner = ''] = /^(["']?)([\s\S]*?)\1$/.exec(value) ?? [];
  // What the rules for whole lines have masked is masked.
  return /^\+{8,}$/.test(inner) ? value : quote + maskCredential('line', inner, mask) + quote;
}
