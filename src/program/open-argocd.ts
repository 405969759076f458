import { restArgoCd } from '../adapters/argocd/rest-argocd.ts';
import { systemHttp } from '../adapters/system/http.ts';
import { listValue } from '../commands/context.ts';
import type { ArgoCdAccess } from '../config/argocd-access.ts';
import type { InputValues } from '../config/command-line.ts';
import { InputError } from '../errors.ts';
import type { ArgoCd } from '../ports/argocd.ts';
import { VERSION } from '../version.ts';
import { hostOf } from './open-ci.ts';

/**
 * Opens the live Argo CD that the inputs name; nothing is reached yet. The address is the operator's word, not that of a change: it
 * may be on this machine or in any network.
 *
 * @returns nothing with `offline`, or when no input names one.
 */
export function openArgoCd(
  access: ArgoCdAccess | undefined,
  values: InputValues,
  environment: NodeJS.ProcessEnv,
): ArgoCd | undefined {
  if (access === undefined || values.offline === true) return undefined;
  if (access.route === 'kubernetes') throw new InputError('argocd-kubeconfig is not supported yet');
  const allowHosts = [...listValue(values, 'allow-hosts'), ...hostOf(access.url)];
  const http = systemHttp({ environment, allowHosts, userAgent: `seatrial/${VERSION}` });
  return restArgoCd({ ...access, http });
}
