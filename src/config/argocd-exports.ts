import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { RepositoryCredential } from '../model/repository-credential.ts';
import { nearest } from '../text/nearest.ts';
import { CREDENTIAL_FIELDS, unsupportedWay, WITHOUT_EFFECT } from './credential-fields.ts';
import { below, complain, type Place, shownKey } from './credential-input.ts';
import { certificatesFault, tidyPem } from './pem.ts';
import { checkedCredential } from './written-credential.ts';

/** What Argo CD's own objects say of repositories. */
export interface Exported {
  credentials: RepositoryCredential[];
  sshKnownHosts: string[];
  authorities: Map<string, string>;
}

const SECRET_TYPE = 'argocd.argoproj.io/secret-type';

/** Fields that are Seatrial's alone. */
const NOT_IN_SECRETS = new Set(['sshKnownHosts', 'ca', 'passCredentials']);

/** Reads one object, or a List of them as kubectl prints it; what is of something else is left out with a warning. */
export function readExport(object: JsonObject, place: Place, exported: Exported): void {
  const { kind, items } = object;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    for (const [index, item] of items.entries()) {
      if (isJsonObject(item)) readExport(item, below(place, 'items', index), exported);
      else complain(below(place, 'items', index), 'The List has an item that is no object');
    }
  } else if (kind === 'Secret') readSecret(object, place, exported);
  else if (kind === 'ConfigMap') readConfigMap(object, place, exported);
  else
    complain(
      below(place, 'kind'),
      `${shownKey(String(kind))} is no kind that holds credentials`,
      'Give Secrets, ConfigMaps, or Lists of them.',
    );
}

function readSecret(secret: JsonObject, place: Place, exported: Exported): void {
  const metadata = isJsonObject(secret['metadata']) ? secret['metadata'] : {};
  const label = isJsonObject(metadata['labels']) ? metadata['labels'][SECRET_TYPE] : undefined;
  const name = `Secret ${nameOf(metadata)}`;
  if (label !== 'repository' && label !== 'repo-creds') {
    place.input.warnings.push(
      `${name} is not used: it has no label ${SECRET_TYPE} that is \`repository\` or \`repo-creds\``,
    );
    return;
  }
  const fields = secretFields(secret, place, name);
  const unsupported: string[] = [];
  const values = new Map<string, Json>();
  for (const [key, { value }] of fields) {
    const way = unsupportedWay(key);
    if (Object.hasOwn(CREDENTIAL_FIELDS, key) && !NOT_IN_SECRETS.has(key)) values.set(key, value);
    else if (way !== undefined) unsupported.push(...(/^(?:|0|f|false)$/i.test(value) ? [] : [way]));
    else if (key !== 'url' && !WITHOUT_EFFECT.has(key)) unknownField(key, name, place);
  }
  const credential = checkedCredential(
    {
      url: fields.get('url')?.value,
      exact: label === 'repository',
      values,
      emptyIsAbsent: true,
      unsupported: unsupported[0],
    },
    (field, message, next) =>
      complain(below(place, ...(fields.get(field)?.path ?? [])), `${name}: ${field} ${message}`, next),
  );
  if (credential === undefined) return;
  exported.credentials.push(credential);
  if (unsupported[0] !== undefined) {
    place.input.warnings.push(
      `${name} signs in as ${unsupported[0]}, which Seatrial cannot: what it opens cannot be read. Give a token or a key for its URL instead`,
    );
  }
}

/** Argo CD passes over them; a field misspelt would be missed only when access is refused. */
function unknownField(key: string, name: string, place: Place): void {
  const meant = nearest(key, Object.keys(CREDENTIAL_FIELDS));
  const hint = meant === undefined ? '' : `. Did you mean \`${meant}\`?`;
  place.input.warnings.push(`${name}: Argo CD's Secrets have no field ${shownKey(key)}${hint}`);
}

/** `stringData` beats `data`, as the API server has it. */
function secretFields(secret: JsonObject, place: Place, name: string): Map<string, { value: string; path: string[] }> {
  const fields = new Map<string, { value: string; path: string[] }>();
  for (const holder of ['data', 'stringData']) {
    const data = secret[holder];
    if (data === undefined || data === null) continue;
    if (!isJsonObject(data)) {
      complain(below(place, holder), `${name}: ${holder} is no map`);
      continue;
    }
    for (const [key, value] of Object.entries(data)) {
      const text = value === null ? '' : value;
      const plain = typeof text !== 'string' ? undefined : holder === 'data' ? fromBase64(text) : text;
      if (plain !== undefined) fields.set(key, { value: plain, path: [holder, key] });
      else
        complain(
          below(place, holder, key),
          `${name}: ${holder}: ${shownKey(key)} is not ${holder === 'data' ? 'base64' : 'a text'}`,
          holder === 'data' ? 'Write plain values under `stringData`.' : 'Put quotes around it.',
        );
    }
  }
  return fields;
}

function fromBase64(text: string): string | undefined {
  const packed = text.replace(/\s+/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(packed, 'base64'));
  } catch {
    return undefined;
  }
}

function readConfigMap(configMap: JsonObject, place: Place, exported: Exported): void {
  const metadata = isJsonObject(configMap['metadata']) ? configMap['metadata'] : {};
  const data = isJsonObject(configMap['data']) ? configMap['data'] : {};
  if (metadata['name'] === 'argocd-ssh-known-hosts-cm') {
    const hosts = data['ssh_known_hosts'];
    if (typeof hosts === 'string' && hosts.trim() !== '') exported.sshKnownHosts.push(hosts.replaceAll('\r\n', '\n'));
    else complain(below(place, 'data'), 'ConfigMap argocd-ssh-known-hosts-cm has no ssh_known_hosts');
  } else if (metadata['name'] === 'argocd-tls-certs-cm') {
    for (const [host, value] of Object.entries(data)) {
      const pem = tidyPem(typeof value === 'string' ? value : '');
      const fault = certificatesFault(pem);
      if (fault === undefined) exported.authorities.set(host.toLowerCase(), pem);
      else complain(below(place, 'data', host), `ConfigMap argocd-tls-certs-cm: the value of a host ${fault}`);
    }
  } else {
    place.input.warnings.push(
      `ConfigMap ${nameOf(metadata)} is not used: of ConfigMaps, argocd-ssh-known-hosts-cm and argocd-tls-certs-cm are`,
    );
  }
}

function nameOf(metadata: JsonObject): string {
  const parts = [metadata['namespace'], metadata['name']].filter((part) => typeof part === 'string' && part !== '');
  const name = parts.join('/');
  return /^[a-z0-9.-]+(?:\/[a-z0-9.-]+)?$/.test(name) ? name : 'without a name';
}
