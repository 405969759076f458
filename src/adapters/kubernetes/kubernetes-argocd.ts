import { UndeterminedError } from '../../errors.ts';
import { OWN_CLUSTER } from '../../model/application.ts';
import { textAt } from '../../model/fields.ts';
import { isJsonObject, type JsonObject } from '../../model/kube-object.ts';
import type { LiveApplication } from '../../model/live.ts';
import { mayExist, readLiveApplication } from '../../model/live-application.ts';
import type { ArgoCd, NotTold } from '../../ports/argocd.ts';
import type { Http } from '../../ports/http.ts';
import { redactUrl } from '../../text/redact-url.ts';
import type { KubeAccess } from './kube-access.ts';
import { type KubeRefusal, openKubeApi } from './kube-api.ts';
import { readArgoCdCm } from './read-argocd-cm.ts';
import { DISCOVERY, readDiscovery } from './read-discovery.ts';

export interface KubernetesArgoCdOptions {
  http: Http;
  access: KubeAccess;
  /** That of Argo CD itself. */
  namespace: string;
}

const GROUP = '/apis/argoproj.io/v1alpha1';
const PAGE = 500;
const MAXIMUM_PAGES = 200;

/**
 * An Argo CD seen through its Application resources in the cluster that it runs in: what it wrote there, not what it knows beside.
 * Secrets of clusters are never read: they hold credentials.
 */
export function kubernetesArgoCd({ http, access, namespace }: KubernetesArgoCdOptions): ArgoCd {
  const api = openKubeApi(http, access);
  const shown = redactUrl(access.server);

  async function list(path: string): Promise<JsonObject[] | KubeRefusal> {
    const items: JsonObject[] = [];
    const tokens = new Set<string>();
    for (let token = ''; tokens.size < MAXIMUM_PAGES; ) {
      const answer = await api.get(`${path}?limit=${PAGE}${token && `&continue=${encodeURIComponent(token)}`}`);
      if (isRefusal(answer)) return answer;
      if (!Array.isArray(answer['items']))
        throw new UndeterminedError(`${shown}: the answer has no list of Applications`, { next: CHECK });
      items.push(...answer['items'].filter(isJsonObject));
      const { metadata } = answer;
      const more = isJsonObject(metadata) ? metadata['continue'] : undefined;
      if (typeof more !== 'string' || more === '') return items;
      if (tokens.has(more))
        throw new UndeterminedError(`${shown}: the list of Applications has no end: a page leads to one before it`, {
          next: NO_END,
        });
      tokens.add(more);
      token = more;
    }
    throw new UndeterminedError(`${shown}: the list of Applications goes on behind ${MAXIMUM_PAGES} pages of ${PAGE}`, {
      next: NO_END,
    });
  }

  function read(item: JsonObject): LiveApplication[] {
    return [readLiveApplication({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...item }) ?? []].flat();
  }

  function requireArgoCd({ refused, isObject }: KubeRefusal): void {
    if (refused !== 404 || isObject) return;
    throw new UndeterminedError(`${shown}: there is no Argo CD in this cluster: it has no kind Application`, {
      next: CHECK,
    });
  }

  return {
    route: 'kubernetes',
    label: `${shown} (Kubernetes)`,
    version: async () => ({
      notTold: 'Application resources do not tell the version of Argo CD',
      help: 'Say it as argocd-version, or give argocd-server.',
    }),
    async settings() {
      const answer = await api.get(`/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps/argocd-cm`);
      if (!isRefusal(answer)) return readArgoCdCm(answer, namespace);
      return answer.refused === 404
        ? { notTold: `there is no argocd-cm in the namespace ${namespace}`, help: 'Give argocd-namespace.' }
        : refusal('argocd-cm', 'get', answer);
    },
    async clusters() {
      const version = await api.get('/version');
      const groups = await Promise.all(['/api', '/apis'].map((path) => api.get(path, DISCOVERY)));
      if (isRefusal(version) || groups.some(isRefusal)) return CLUSTERS_UNKNOWN;
      const apiVersions = groups.flatMap((group) => readDiscovery(group as JsonObject));
      return [
        // What others are stands in Secrets
        { ...OWN_CLUSTER, kubeVersion: textAt(version, 'gitVersion').replace(/^v/, '') || undefined, apiVersions },
      ];
    },
    async application(ref) {
      if (!mayExist(ref)) return undefined;
      const path = `${GROUP}/namespaces/${encodeURIComponent(ref.namespace)}/applications/${encodeURIComponent(ref.name)}`;
      const answer = await api.get(path);
      if (!isRefusal(answer)) return read(answer)[0];
      requireArgoCd(answer);
      return answer.refused === 404 ? undefined : refusal(`Applications in ${ref.namespace}`, 'get', answer);
    },
    async applications() {
      const everywhere = await list(`${GROUP}/applications`);
      if (!isRefusal(everywhere)) return everywhere.flatMap(read);
      requireArgoCd(everywhere);
      // A Role in the namespace of Argo CD is the usual grant
      const own = await list(`${GROUP}/namespaces/${encodeURIComponent(namespace)}/applications`);
      return isRefusal(own) ? refusal(`Applications in ${namespace}`, 'list', own) : own.flatMap(read);
    },
    managedResources: async () => ONLY_BY_API,
    orphanedResources: async () => ONLY_BY_API,
    close: () => http.close(),
  };
}

const CHECK = 'Check argocd-kubeconfig and argocd-kube-context: they are to lead to the cluster that Argo CD runs in.';

const NO_END =
  'See what answers there: a proxy may leave `continue` out of what it asks. Or give argocd-server and argocd-token.';

const CLUSTERS_UNKNOWN: NotTold = {
  notTold: "the kubeconfig's user may not ask the cluster for its versions",
  help: 'Bind system:discovery and system:public-info-viewer to it, as is usual; or say in .seatrial.yaml what the clusters are.',
};

const ONLY_BY_API: NotTold = {
  notTold: 'Application resources tell which objects differ, not in what',
  help: 'Give argocd-server and argocd-token.',
};

function refusal(what: string, verb: string, { message }: KubeRefusal): NotTold {
  return {
    notTold: `the kubeconfig's user may not ${verb} ${what}${message === '' ? '' : ` (${message})`}`,
    help: '`seatrial rbac` prints the Role that it needs.',
  };
}

function isRefusal(answer: JsonObject | JsonObject[] | KubeRefusal): answer is KubeRefusal {
  return !Array.isArray(answer) && typeof (answer as KubeRefusal).refused === 'number';
}
