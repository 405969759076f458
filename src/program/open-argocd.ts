import { restArgoCd } from '../adapters/argocd/rest-argocd.ts';
import { kubeAccess } from '../adapters/kubernetes/kube-access.ts';
import { kubernetesArgoCd } from '../adapters/kubernetes/kubernetes-argocd.ts';
import { systemHttp } from '../adapters/system/http.ts';
import { listValue, textValue } from '../commands/context.ts';
import type { ArgoCdAccess } from '../config/argocd-access.ts';
import type { InputValues } from '../config/command-line.ts';
import type { ArgoCd } from '../ports/argocd.ts';
import { VERSION } from '../version.ts';
import { hostOf } from './open-ci.ts';

/**
 * Opens the live Argo CD that the inputs name; nothing is reached yet. The address is the operator's word, not that of a change: it
 * may be on this machine or in any network.
 *
 * @param hide gets what must never be shown.
 * @returns nothing when no input names one.
 * @throws InputError for a kubeconfig that cannot be used.
 */
export function openArgoCd(
  access: ArgoCdAccess | undefined,
  values: InputValues,
  environment: NodeJS.ProcessEnv,
  hide: (secrets: readonly string[]) => void,
): ArgoCd | undefined {
  if (access === undefined) return undefined;
  const httpTo = (server: string) => {
    const allowHosts = [...listValue(values, 'allow-hosts'), ...hostOf(server)];
    return systemHttp({ environment, allowHosts, userAgent: `seatrial/${VERSION}` });
  };
  if (access.route === 'rest') return restArgoCd({ ...access, http: httpTo(access.url) });
  const opened = kubeAccess({ ...access.kubeconfig, context: access.context, hide });
  const namespace = textValue(values, 'argocd-namespace') ?? 'argocd';
  return kubernetesArgoCd({ http: httpTo(opened.server), access: opened, namespace });
}
