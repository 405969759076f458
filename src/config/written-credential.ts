import { credentialScope } from '../argocd/repository-credentials.ts';
import type { Json } from '../model/kube-object.ts';
import type { RepositoryCredential } from '../model/repository-credential.ts';
import { CREDENTIAL_FIELDS, type CredentialField, type FieldKind } from './credential-fields.ts';
import { knownHostsFault } from './known-hosts.ts';
import { belongTogether, certificatesFault, privateKeyFault, sshKeyFault, tidyPem } from './pem.ts';

/** One credential as it stands in the input, its fields known, before its values are held against each other. */
export interface WrittenCredential {
  url: Json | undefined;
  exact: boolean;
  values: ReadonlyMap<string, Json>;
  /** Argo CD takes an empty value in a Secret for none. */
  emptyIsAbsent: boolean;
  unsupported: string | undefined;
}

/** Takes what is wrong with a field. A message never has a value in it. */
export type Complain = (field: string, message: string, next?: string) => void;

/** @returns the credential, or nothing when anything about it was complained of. */
export function checkedCredential(written: WrittenCredential, complain: Complain): RepositoryCredential | undefined {
  let faults = 0;
  const wrong: Complain = (...complaint) => {
    faults += 1;
    complain(...complaint);
  };
  const url = typeof written.url === 'string' ? written.url.trim() : '';
  const scope = credentialScope(url);
  if (scope === undefined) wrong('url', 'is no URL of a remote repository', URL_FORMS);
  else if (/^(?:[a-z]+:\/\/)?[^/@]*:[^/@]*@/i.test(url))
    wrong('url', 'has a password in it', 'Write it as `username` and `password`.');
  else if (scope.authority.includes('*') && !written.emptyIsAbsent)
    wrong('url', 'has a * for a host, and there are no patterns', 'Write it once for each host, whole.');
  const transport = scope === undefined ? undefined : scope.transport === 'ssh' ? 'ssh' : 'http';

  const credential: RepositoryCredential = { url, ...(written.exact && { exact: true }) };
  for (const [name, value] of written.values) {
    const field = CREDENTIAL_FIELDS[name] as CredentialField;
    const read = readValue(field.kind, value, written.emptyIsAbsent, (message, next) => wrong(name, message, next));
    if (read === undefined) continue;
    if (field.only !== undefined && transport !== undefined && field.only !== transport) {
      wrong(name, `is of no use for ${scope?.transport}`, field.only === 'ssh' ? FOR_SSH : FOR_HTTP);
    }
    // Either of the two switches for an unchecked server counts (Repository.IsInsecure)
    if (field.becomes === 'insecure' && credential.insecure === true) continue;
    Object.assign(credential, { [field.becomes]: read });
  }
  if (written.unsupported !== undefined) credential.unsupported = written.unsupported;
  checkTogether(credential, faults === 0, wrong);
  return faults === 0 ? credential : undefined;
}

const URL_FORMS =
  'Write https://HOST/PATH, ssh://USER@HOST/PATH, USER@HOST:PATH or oci://HOST/PATH, or how they begin, with the whole host.';
const FOR_SSH = 'Keys for SSH are for URLs such as git@HOST:PATH.';
const FOR_HTTP = 'For SSH, give an sshPrivateKey; or write the URL as https://HOST/PATH.';

function checkTogether(credential: RepositoryCredential, isSound: boolean, wrong: Complain): void {
  const { password, bearerToken, tlsClientCert, tlsClientKey } = credential;
  if (password !== undefined && bearerToken !== undefined)
    wrong('bearerToken', 'stands beside a password', 'Only one can be sent: leave the other out.');
  if (tlsClientCert !== undefined && tlsClientKey === undefined)
    wrong('tlsClientCertData', 'needs a tlsClientCertKey', 'Give both.');
  if (tlsClientKey !== undefined && tlsClientCert === undefined)
    wrong('tlsClientCertKey', 'needs a tlsClientCertData', 'Give both.');
  if (isSound && tlsClientCert !== undefined && tlsClientKey !== undefined) {
    if (!belongTogether(tlsClientCert, tlsClientKey))
      wrong(
        'tlsClientCertKey',
        'is not the key of tlsClientCertData',
        'Give the key that the certificate was made with.',
      );
  }
}

type Say = (message: string, next?: string) => void;

const BLOCK = 'Write it as a YAML block: the field, a `|`, and the lines of the file indented below.';

function readValue(kind: FieldKind, value: Json, emptyIsAbsent: boolean, say: Say): string | boolean | undefined {
  if (kind === 'switch') return readSwitch(value, emptyIsAbsent, say);
  if (typeof value !== 'string') {
    if (value === null && emptyIsAbsent) return undefined;
    say(`is ${nameOf(value)}, not a text`, value === null ? 'Give a value, or leave it out.' : 'Put quotes around it.');
    return undefined;
  }
  const text = kind === 'line' || kind === 'type' ? value.replace(/[\r\n]+$/, '') : value;
  if (text.trim() === '') {
    if (!emptyIsAbsent) say('is empty', 'Give a value, or leave it out.');
    return undefined;
  }
  return kind === 'type' ? readType(text, say) : readText(kind, text, say);
}

function readText(kind: Exclude<FieldKind, 'switch' | 'type'>, text: string, say: Say): string | undefined {
  if (kind === 'known hosts') {
    const lines = text.replaceAll('\r\n', '\n');
    const fault = knownHostsFault(lines);
    if (fault === undefined) return lines;
    say(fault, 'Write the lines that `ssh-keyscan HOST` prints, once they are checked.');
    return undefined;
  }
  if (kind === 'line') {
    // A line break would end a header, and begin another
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these
    if (!/[\u0000-\u001f\u007f]/.test(text)) return text;
    say('has a line break or another control character in it', 'Give it on one line.');
    return undefined;
  }
  const pem = tidyPem(text);
  const faultOf = { certificates: certificatesFault, 'private key': privateKeyFault, 'ssh key': sshKeyFault }[kind];
  const fault = faultOf(pem);
  if (fault === undefined) return pem;
  say(fault, /passphrase|PuTTY|public/.test(fault) ? 'Give a private key of OpenSSH without a passphrase.' : BLOCK);
  return undefined;
}

function readType(text: string, say: Say): string | undefined {
  const type = text.toLowerCase();
  if (type === 'git' || type === 'helm' || type === 'oci') return type;
  say('is none of git, helm, oci');
  return undefined;
}

/** Go's strconv.ParseBool, which reads the texts in Argo CD's Secrets. */
function readSwitch(value: Json, emptyIsAbsent: boolean, say: Say): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim() : undefined;
  if (text !== undefined && /^(?:1|t|true|True|TRUE|T)$/.test(text)) return true;
  if (text !== undefined && /^(?:0|f|false|False|FALSE|F)$/.test(text)) return false;
  if (emptyIsAbsent && (text === '' || value === null)) return undefined;
  say('is neither true nor false');
  return undefined;
}

function nameOf(value: Json): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'boolean' ? 'true or false' : 'a number';
}
