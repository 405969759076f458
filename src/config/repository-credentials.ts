import { InputError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { RepositoryCredential, RepositoryCredentials } from '../model/repository-credential.ts';
import { nearest } from '../text/nearest.ts';
import { parseYaml } from '../text/yaml.ts';
import { type Exported, readExport } from './argocd-exports.ts';
import { CREDENTIAL_FIELDS, FROM_ENVIRONMENT, OTHER_NAMES, unsupportedWay } from './credential-fields.ts';
import { below, type CredentialInput, complain, type Place, shownKey, shownUrl } from './credential-input.ts';
import { checkedCredential } from './written-credential.ts';

const FORMS = "Write a map of URLs, a list with `url`, or Argo CD's repository Secrets.";

/**
 * Reads the input `repository-credentials`: one or several YAML documents, each a map of URLs, a list of maps with `url`, or an
 * object of Argo CD (its repository Secrets, its ConfigMaps of known hosts and certificates, Lists of them).
 *
 * @param from the file, or the variable, for messages.
 * @param environment where `passwordEnv` and the like look.
 * @returns what could be read, and all that is wrong, with its place; no message has a value in it.
 */
export function parseRepositoryCredentials(
  text: string,
  from: string,
  environment: CredentialInput['environment'],
): { given: RepositoryCredentials; errors: InputError[]; warnings: string[] } {
  const input: CredentialInput = { from, text, environment, errors: [], warnings: [] };
  const exported: Exported = { credentials: [], sshKnownHosts: [], authorities: new Map() };
  const own: RepositoryCredential[] = [];
  const { documents, failures, repeatedKeys } = parseYaml(text);
  const next = /^ *\t/m.test(text)
    ? 'A line begins with a tab: YAML is indented with spaces.'
    : 'Values that begin with one of * & ! | > % @ ` or hold `: ` or ` #` need quotes.';
  for (const { line, column } of failures) {
    // The parser's message may quote what it stumbled over
    input.errors.push(new InputError('This is no valid YAML', { location: { file: from, line, column }, next }));
  }
  for (const { line, column } of repeatedKeys) {
    const location = { file: from, line, column };
    input.errors.push(new InputError('A key stands here a second time', { location, next: 'Give it once.' }));
  }
  for (const document of documents) readDocument({ input, document, path: [] }, document.value, own, exported);
  const credentials = [...own, ...exported.credentials];
  const isEmpty = credentials.length + exported.sshKnownHosts.length + exported.authorities.size === 0;
  if (isEmpty && input.errors.length === 0) {
    const location = { file: from, line: 1, column: 1 };
    input.errors.push(new InputError('No credentials are in here', { location, next: FORMS }));
  }
  const given: RepositoryCredentials = { credentials, authorities: exported.authorities };
  if (exported.sshKnownHosts.length > 0) given.sshKnownHosts = exported.sshKnownHosts.join('\n');
  return { given, errors: input.errors, warnings: input.warnings };
}

function readDocument(place: Place, value: Json, own: RepositoryCredential[], exported: Exported): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) readItem(below(place, index), item, own, exported);
  } else if (isJsonObject(value) && (typeof value['kind'] === 'string' || Object.hasOwn(value, 'url'))) {
    readItem(place, value, own, exported);
  } else if (isJsonObject(value) && isJsonObject(value['auths'])) {
    complain(place, 'This is a configuration of Docker', 'Give its file as docker-config.');
  } else if (isJsonObject(value) && Array.isArray(value['repositories'])) {
    complain(
      place,
      'This is the repositories.yaml of Helm',
      'Write the list in it alone, of each item `url`, `username` and `password`.',
    );
  } else if (isJsonObject(value)) {
    for (const [url, fields] of Object.entries(value)) readOwn(below(place, url), url, fields, own);
  } else complain(place, 'This is no map and no list', FORMS);
}

function readItem(place: Place, item: Json, own: RepositoryCredential[], exported: Exported): void {
  if (!isJsonObject(item)) complain(place, 'An item of the list is no map', FORMS);
  else if (typeof item['kind'] === 'string') readExport(item, place, exported);
  else {
    const { url, ...fields } = item;
    readOwn(place, url, fields, own);
  }
}

function readOwn(place: Place, url: Json | undefined, fields: Json | undefined, own: RepositoryCredential[]): void {
  const name = shownUrl(url) ?? 'a credential';
  if (!isJsonObject(fields)) {
    complain(place, `${name} has no map of fields`, 'Write username, password and so on below it.');
    return;
  }
  const errors = place.input.errors.length;
  const values = knownFields(place, name, fields);
  const credential = checkedCredential(
    { url, exact: false, values, emptyIsAbsent: false, unsupported: undefined },
    (field, message, next) => {
      const key = Object.hasOwn(fields, field) ? field : `${field}Env`;
      complain(below(place, key), `${name}: ${field} ${message}`, next);
    },
  );
  if (credential === undefined || place.input.errors.length > errors) return;
  if (values.size === 0) complain(place, `${name} has nothing that opens it`, 'Give a password, a token or a key.');
  else if (own.some(({ url: other, type }) => shownUrl(other) === shownUrl(url) && type === credential.type))
    complain(place, `${name} is given twice`, 'Give it once, or say for which `type` each is.');
  else own.push(credential);
}

/** The fields with their values, those taken from the environment among them. */
function knownFields(place: Place, name: string, fields: JsonObject): Map<string, Json> {
  const values = new Map<string, Json>();
  for (const [key, value] of Object.entries(fields)) {
    const field = Object.hasOwn(FROM_ENVIRONMENT, key) ? FROM_ENVIRONMENT[key] : undefined;
    if (field === undefined && Object.hasOwn(CREDENTIAL_FIELDS, key)) values.set(key, value ?? null);
    else if (field === undefined) complain(below(place, key), `${name}: ${shownKey(key)} is no field`, meant(key));
    else if (Object.hasOwn(fields, field))
      complain(below(place, key), `${name}: ${field} and ${key} are both given`, 'Give one.');
    else {
      const text = typeof value === 'string' ? place.input.environment[value] : undefined;
      if (text) values.set(field, text);
      else
        complain(
          below(place, key),
          `${name}: ${key} names no variable of the environment that is set`,
          'Write the name of a variable, and set it.',
        );
    }
  }
  return values;
}

function meant(key: string): string {
  if (unsupportedWay(key) !== undefined)
    return 'Seatrial cannot sign in this way: give a token as password, or a key for SSH.';
  const known = Object.hasOwn(OTHER_NAMES, key) ? OTHER_NAMES[key] : undefined;
  const suggestion = nearest(key, [...Object.keys(CREDENTIAL_FIELDS), ...Object.keys(FROM_ENVIRONMENT)]);
  if (known !== undefined) return known;
  return suggestion === undefined ? 'docs/guide/credentials.md has all fields.' : `Did you mean \`${suggestion}\`?`;
}
