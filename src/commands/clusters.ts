import { isGroupOfKubernetes } from '../argocd/scopes.ts';
import { clusterSettings } from '../argocd/server-settings.ts';
import type { ClusterSettings } from '../argocd/settings.ts';
import { mergeClusters } from '../config/merge-clusters.ts';
import { InputError, UndeterminedError } from '../errors.ts';
import { groupOf } from '../model/kube-object.ts';
import type { LiveCluster } from '../model/live.ts';
import { isNotTold } from '../ports/argocd.ts';
import type { ReadInputFile } from '../ports/files.ts';
import { disarmCommands } from '../text/sanitize.ts';
import { type CommandContext, listValue } from './context.ts';

/**
 * Asks a live Argo CD for its clusters, and prints them as `.seatrial.yaml` has them; every `--output` is changed to have them too,
 * with all else in it left as it is.
 *
 * @throws InputError without an Argo CD, or for a file that is no YAML; UndeterminedError when it does not tell.
 */
export async function exportClusters(
  { argoCd, values, host }: Pick<CommandContext, 'argoCd' | 'values' | 'host'>,
  readFile: ReadInputFile,
): Promise<void> {
  if (argoCd === undefined)
    throw new InputError('clusters needs an Argo CD to ask', { next: 'Give argocd-server and argocd-token.' });
  const answer = await argoCd.clusters();
  if (isNotTold(answer))
    throw new UndeterminedError(`Argo CD at ${argoCd.label} does not tell its clusters: ${answer.notTold}`, {
      ...(answer.help !== undefined && { next: answer.help }),
    });
  const known = answer.map(exported);
  const silent = known.filter(({ kubeVersion, apiVersions }) => kubeVersion === undefined && apiVersions === undefined);
  for (const { name } of silent)
    host.log(`note: nothing is known of the cluster ${name}: Argo CD looks at one only when it deploys to it.`);
  const told = known.filter((each) => !silent.includes(each));
  for (const path of listValue(values, 'output')) {
    const file = await readFile({ input: 'output', path, isDefault: true });
    await host.writeFile(path, mergeClusters(file?.text ?? '', told, path));
  }
  await host.print(disarmCommands(mergeClusters('', told, 'nothing')));
}

/** Without the API versions of Kubernetes itself, which Helm knows, and which are most of them. */
function exported(cluster: LiveCluster): ClusterSettings {
  const { apiVersions, ...rest } = clusterSettings(cluster);
  const own = apiVersions?.filter((each) => !isOfKubernetes(each));
  return { ...rest, apiVersions: own && own.length > 0 ? own : undefined };
}

/** @param apiVersion `v1`, `apps/v1`, or with the kind behind. */
function isOfKubernetes(apiVersion: string): boolean {
  const isCore = /^v\d+[a-z0-9]*(?:\/|$)/.test(apiVersion);
  return isCore || isGroupOfKubernetes(groupOf(apiVersion));
}
