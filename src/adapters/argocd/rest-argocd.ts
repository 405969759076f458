import { isJsonObject, type JsonObject } from '../../model/kube-object.ts';
import type { LiveApplication, SyncStatus } from '../../model/live.ts';
import { isLeftAlone, mayExist, type PageOf, readLiveApplication } from '../../model/live-application.ts';
import { type ApplicationRef, type ArgoCd, isNotTold, type NotTold } from '../../ports/argocd.ts';
import type { Http } from '../../ports/http.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { unexpected } from './api-failures.ts';
import { type ApiRefusal, type ArgoCdApi, openArgoCdApi, type Query } from './argocd-api.ts';
import { readClusters, readManagedResources, readOrphaned, readSettings } from './read-answers.ts';

export interface RestArgoCdOptions {
  http: Http;
  /** With the root path, without a slash at its end. */
  url: string;
  token: string;
  /** PEM of a further authority. */
  ca: string | undefined;
  insecure: boolean;
}

/** An Argo CD behind its own API. Nothing is reached before it is asked. */
export function restArgoCd({ http, url, token, ca, insecure }: RestArgoCdOptions): ArgoCd {
  const api = openArgoCdApi({
    http,
    url,
    token,
    tls: { ...(ca !== undefined && { ca }), ...(insecure && { insecure }) },
  });
  const pageOf: PageOf = ({ namespace, name }) =>
    `${url}/applications/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
  const read = (object: JsonObject) =>
    readLiveApplication({ apiVersion: API_VERSION, kind: 'Application', ...object }, pageOf);
  const once = <T>(ask: () => Promise<T>) => {
    let answer: Promise<T> | undefined;
    return () => {
      answer ??= ask();
      return answer;
    };
  };

  /** Those that Argo CD has compared, with the result: of others, it would answer only after it has, which may be never. */
  const compared = new Map<string, SyncStatus>();

  async function application(ref: ApplicationRef): Promise<LiveApplication | undefined | NotTold> {
    if (!mayExist(ref)) return undefined;
    const answer = await get(api, '', ref);
    if (!isRefusal(answer)) return found(answer, ref);
    if (answer.refused === 403 || ref.project === undefined) return notTold(answer, ref);
    // Not in that project; in another one it may be
    const { project: _other, ...elsewhere } = ref;
    const again = await get(api, '', elsewhere);
    return isRefusal(again) ? undefined : found(again, ref);
  }

  function found(object: JsonObject, ref: ApplicationRef): LiveApplication {
    const live = read(object) ?? wrongShape(pathOf(ref), 'no name');
    if (notCompared(live) === undefined) compared.set(keyOf(ref), live.sync);
    return live;
  }

  async function comparison(
    what: '/managed-resources' | '/resource-tree',
    ref: ApplicationRef,
  ): Promise<JsonObject | NotTold> {
    if (!compared.has(keyOf(ref))) {
      const live = await application(ref);
      if (live === undefined) return { notTold: `there is no Application ${keyOf(ref)}` };
      if (isNotTold(live)) return live;
      const reason = notCompared(live);
      if (reason !== undefined) return { notTold: reason };
    }
    const answer = await get(api, what, ref);
    return isRefusal(answer) ? notTold(answer, ref) : answer;
  }

  function wrongShape(path: string, what: string): never {
    throw unexpected(`${url}${path}`, what);
  }

  return {
    route: 'rest',
    label: redactUrl(url),
    version: once(async () => {
      const answer = await api.get('/api/version');
      const version = isRefusal(answer) ? undefined : answer['Version'];
      const [, plain] = /^v?(\d+\.\d+\.\d+(?:-[\w.-]+)?)(?:\+.*)?$/.exec(String(version)) ?? [];
      return plain ?? wrongShape('/api/version', 'no version of Argo CD');
    }),
    settings: once(async () => {
      const answer = await api.get('/api/v1/settings');
      if (isRefusal(answer)) return { notTold: `the token may not read its settings${said(answer)}` };
      return readSettings(answer);
    }),
    clusters: once(async () => {
      const answer = await api.get('/api/v1/clusters');
      const clusters = isRefusal(answer) ? [] : readClusters(answer);
      if (clusters.length > 0) return clusters;
      return {
        notTold: 'the token may see no cluster',
        help: 'Let it: `p, SUBJECT, clusters, get, *, allow`; or say in .seatrial.yaml what the clusters are.',
      };
    }),
    application,
    applications: once(async () => {
      // Not with `fields`: those that a server knows there do not include what was compared
      const answer = await api.get('/api/v1/applications');
      if (isRefusal(answer)) return { notTold: `the token may not list Applications${said(answer)}` };
      const items = answer['items'] ?? [];
      if (!Array.isArray(items)) return wrongShape('/api/v1/applications', 'no list of Applications');
      return items.filter(isJsonObject).flatMap((item) => read(item) ?? []);
    }),
    managedResources: async (ref) => {
      const answer = await comparison('/managed-resources', ref);
      if (isNotTold(answer)) return answer;
      // Of what could not be rendered, it has no object, as of what has none
      if (answer['items'] === undefined && compared.get(keyOf(ref)) === 'Unknown')
        return { notTold: 'Argo CD could not compare it', help: 'The conditions of the Application say why.' };
      return readManagedResources(answer);
    },
    orphanedResources: async (ref) => {
      const answer = await comparison('/resource-tree', ref);
      return isNotTold(answer) ? answer : readOrphaned(answer);
    },
    close: () => http.close(),
  };
}

const API_VERSION = 'argoproj.io/v1alpha1';

function get(api: ArgoCdApi, what: string, ref: ApplicationRef): Promise<JsonObject | ApiRefusal> {
  const query: Query = { appNamespace: ref.namespace, project: ref.project };
  return api.get(`${pathOf(ref)}${what}`, query);
}

function keyOf({ namespace, name }: ApplicationRef): string {
  return `${namespace}/${name}`;
}

/** The server waits for a comparison when it has none in its cache (server/application getCachedAppState). */
function notCompared({ manifest, reconciledAt }: LiveApplication): string | undefined {
  if (isLeftAlone(manifest))
    return 'Argo CD does not compare it, as its annotation argocd.argoproj.io/skip-reconcile says';
  return reconciledAt === undefined ? 'Argo CD has not compared it yet' : undefined;
}

function pathOf({ name }: ApplicationRef): string {
  return `/api/v1/applications/${encodeURIComponent(name)}`;
}

/** Without its project, an Application that is not there and one that the token may not see are told alike (server/application). */
function notTold(refusal: ApiRefusal, { namespace, name, project }: ApplicationRef): NotTold {
  const which = `${namespace}/${name}`;
  if (refusal.refused === 404) return { notTold: `there is no Application ${which}` };
  if (project === undefined) return { notTold: `there is no Application ${which}, or the token may not read it` };
  return {
    notTold: `the token may not read Applications of the project ${project}${said(refusal)}`,
    help: `Let it: \`p, SUBJECT, applications, get, ${project}/*, allow\`.`,
  };
}

function said({ message }: ApiRefusal): string {
  return message === '' ? '' : ` (${message})`;
}

function isRefusal(answer: JsonObject | ApiRefusal): answer is ApiRefusal {
  return typeof (answer as ApiRefusal).refused === 'number';
}
