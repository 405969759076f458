import { InputError, inputErrorsOf } from '../errors.ts';
import type { ReadInputFile } from '../ports/files.ts';
import { redactUrl } from '../text/redact-url.ts';
import type { InputValues } from './command-line.ts';
import { type Kubeconfig, readKubeconfig } from './kubeconfig.ts';
import { certificatesFault, tidyPem } from './pem.ts';

/** What opens Argo CD's own API. */
export interface RestAccess {
  route: 'rest';
  /** With the root path, without a slash at its end. */
  url: string;
  token: string;
  /** PEM of a further authority. */
  ca: string | undefined;
  insecure: boolean;
}

/** What opens the cluster that Argo CD runs in. */
export interface KubernetesAccess {
  route: 'kubernetes';
  kubeconfig: Kubeconfig;
  context: string | undefined;
}

export type ArgoCdAccess = RestAccess | KubernetesAccess;

export interface ReadAccess {
  /** Absent: Argo CD is not asked. */
  access: ArgoCdAccess | undefined;
  /** All that must never be shown. */
  secrets: string[];
  errors: InputError[];
  warnings: string[];
}

/** The inputs that mean nothing without `argocd-server`. */
const OF_SERVER = ['argocd-token', 'argocd-token-file', 'argocd-ca', 'argocd-plain-text', 'argocd-insecure'] as const;

/**
 * Reads what opens a live Argo CD. Never throws an InputError: what is wrong is for one report with all other inputs.
 *
 * @param withoutSecrets why the host keeps secrets from this run, such as for a fork: then a missing token is no mistake.
 */
export async function readArgoCdAccess(
  values: InputValues,
  readFile: ReadInputFile,
  withoutSecrets: string | undefined,
): Promise<ReadAccess> {
  const isGiven = (name: keyof InputValues) => values[name] !== undefined && values[name] !== false;
  const server = values['argocd-server'];
  const hasKubeconfig = isGiven('argocd-kubeconfig') || isGiven('argocd-kubeconfig-file');
  const errors: InputError[] = [];
  if (typeof server === 'string' && hasKubeconfig) {
    errors.push(
      new InputError('argocd-server and argocd-kubeconfig are both given', {
        next: 'Give one: the API tells more, and its token may be narrower.',
      }),
    );
  }
  if (server === undefined) {
    for (const name of OF_SERVER.filter(isGiven)) errors.push(missing(name, 'argocd-server'));
  }
  if (server === undefined && !hasKubeconfig && isGiven('fail-on-drift'))
    errors.push(missing('fail-on-drift', 'argocd-server'));
  if (!hasKubeconfig && isGiven('argocd-kube-context'))
    errors.push(missing('argocd-kube-context', 'argocd-kubeconfig'));
  const read =
    typeof server === 'string'
      ? await readRest(values, server, readFile, withoutSecrets)
      : hasKubeconfig
        ? await readKubernetes(values, readFile)
        : { access: undefined, secrets: [], errors: [], warnings: [] };
  const all = [...errors, ...read.errors];
  if (read.access !== undefined && values.offline === true)
    return { ...read, access: undefined, errors: all, warnings: ['Argo CD is not asked: offline'] };
  return { ...read, access: all.length > 0 ? undefined : read.access, errors: all };
}

function missing(name: string, wanted: string): InputError {
  return new InputError(`${name} is given without ${wanted}`, { next: `Give ${wanted} too, or leave ${name} out.` });
}

async function readRest(
  values: InputValues,
  server: string,
  readFile: ReadInputFile,
  withoutSecrets: string | undefined,
): Promise<ReadAccess> {
  const plainText = values['argocd-plain-text'] === true;
  const insecure = values['argocd-insecure'] === true;
  const settled = await Promise.allSettled([
    Promise.resolve().then(() => serverUrl(server, plainText)),
    readToken(values, readFile),
    readAuthority(values, readFile),
  ]);
  const [url, token, ca] = settled;
  const errors = inputErrorsOf(settled.map((each) => (each.status === 'rejected' ? each.reason : undefined)));
  const defect = settled.find((each) => each.status === 'rejected' && inputErrorsOf([each.reason]).length === 0);
  if (defect?.status === 'rejected') throw defect.reason;
  if (insecure && values['argocd-ca'] !== undefined) {
    errors.push(new InputError('argocd-insecure and argocd-ca are both given', { next: 'Leave argocd-insecure out.' }));
  }
  const secret = token.status === 'fulfilled' ? token.value : undefined;
  const warnings = insecure
    ? ['argocd-insecure: the certificate of Argo CD is not checked; whoever answers in its stead gets the token']
    : [];
  if (token.status === 'fulfilled' && secret === undefined) {
    if (withoutSecrets !== undefined)
      return { access: undefined, secrets: [], errors, warnings: [`Argo CD is not asked: ${withoutSecrets}`] };
    errors.push(
      new InputError('argocd-server is given without argocd-token', {
        next: 'Give the token of a project role or of an account with apiKey: `seatrial rbac` prints what it has to be allowed.',
      }),
    );
  }
  const access: RestAccess | undefined =
    url.status === 'fulfilled' && ca.status === 'fulfilled' && secret !== undefined
      ? { route: 'rest', url: url.value, token: secret, ca: ca.value, insecure }
      : undefined;
  return { access, secrets: secret === undefined ? [] : [secret], errors, warnings };
}

/**
 * @param written `https://HOST[:PORT][/ROOT]`, or `HOST[:PORT][/ROOT]` as the argocd command takes it.
 * @returns it with its scheme, without a slash at the end.
 * @throws InputError for anything else, and for http when nobody asked for it.
 */
export function serverUrl(written: string, plainText: boolean): string {
  const text = written.trim();
  const isWithScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const whole = isWithScheme ? text : `${plainText ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  const wrong = (what: string, next: string) => new InputError(`argocd-server: ${what}`, { next });
  if (url?.username || url?.password)
    throw wrong('there is a user or a password in the URL', 'Take it out, and give a token as argocd-token.');
  const shown = redactUrl(text);
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === '' || /\s/.test(text))
    throw wrong(`"${shown}" is no URL of a server`, 'Write it as https://HOST, with the root path where there is one.');
  if (url.protocol === 'http:' && !plainText)
    throw wrong(`"${shown}" is http, by which everybody on the way can read the token`, HTTP_ADVICE);
  if (url.protocol === 'https:' && plainText)
    throw wrong(`"${shown}" is https, and argocd-plain-text asks for http`, 'Leave argocd-plain-text out.');
  const path = url.pathname.replace(/\/+$/, '');
  if (url.search !== '' || url.hash !== '' || /\/(?:api(?:\/|$)|applications(?:\/|$)|login$|swagger-ui$)/.test(path))
    throw wrong(`"${shown}" is a page of Argo CD`, 'Write where it begins: https://HOST, or https://HOST/ROOT-PATH.');
  return url.origin + path;
}

const HTTP_ADVICE =
  'Write https://; if Argo CD really has no TLS, and the network between is trusted, add argocd-plain-text.';

async function readToken(values: InputValues, readFile: ReadInputFile): Promise<string | undefined> {
  const path = values['argocd-token-file'];
  const file = typeof path === 'string' ? await readFile({ input: 'argocd-token-file', path }) : undefined;
  const text = file?.text ?? values['argocd-token'];
  const token = typeof text === 'string' ? text.trim() : undefined;
  if (token === undefined) return undefined;
  // Never a word of it
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new InputError(`argocd-token ${token === '' ? 'is empty' : 'has characters that no token has'}`, {
      next: 'Give the token alone, as `argocd proj role create-token` or `argocd account generate-token` printed it.',
    });
  return token;
}

async function readAuthority(values: InputValues, readFile: ReadInputFile): Promise<string | undefined> {
  const given = values['argocd-ca'];
  if (typeof given !== 'string') return undefined;
  const isPem = given.includes('-----BEGIN');
  const file = isPem ? undefined : await readFile({ input: 'argocd-ca', path: given });
  const pem = tidyPem(isPem ? given : (file?.text ?? ''));
  const fault = certificatesFault(pem);
  if (fault === undefined) return pem;
  throw new InputError(`argocd-ca ${fault}`, {
    next: 'Give a file with the certificate in PEM, or the certificate itself: it begins with -----BEGIN CERTIFICATE-----.',
  });
}

async function readKubernetes(values: InputValues, readFile: ReadInputFile): Promise<ReadAccess> {
  const context = values['argocd-kube-context'];
  const { kubeconfig, secrets, errors } = await readKubeconfig(values, readFile);
  return {
    access: kubeconfig && {
      route: 'kubernetes',
      kubeconfig,
      context: typeof context === 'string' ? context : undefined,
    },
    secrets,
    errors,
    warnings: [],
  };
}
