import { UndeterminedError } from '../../errors.ts';
import { redactUrl } from '../../text/redact-url.ts';

export interface OciReference {
  /** With its port, as written. */
  host: string;
  path: string;
  tag: string | undefined;
  /** `sha256:…`. */
  digest: string | undefined;
}

const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads the URL of an OCI repository: `oci://host/path`, or the same without a scheme or with `https://`; with a tag and a digest
 * at its end or without.
 *
 * @throws UndeterminedError for what is none.
 */
export function parseOciUrl(url: string): OciReference {
  const plain = url.replace(/^(?:oci|https?):\/\//, '').replace(/\/+$/, '');
  const slash = plain.indexOf('/');
  const host = slash < 0 ? plain : plain.slice(0, slash);
  const [named = '', digest] = slash < 0 ? [] : plain.slice(slash + 1).split('@');
  const colon = named.indexOf(':');
  const [path, tag] = colon < 0 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)];
  const valid =
    HOST.test(host) &&
    NAME.test(path) &&
    (tag === undefined || isTag(tag)) &&
    (digest === undefined || isDigest(digest));
  if (valid) return { host, path, tag, digest };
  throw new UndeterminedError(`${redactUrl(url)} is no URL of an OCI repository.`, {
    next: 'Write it as oci://HOST/PATH, in lower case, without a user and without a tag.',
  });
}

/** @returns whether a registry can have such a tag: no `+`, no slash, at most 128 characters. */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

/** Whether a reference is `sha256:…` and not a tag. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}
