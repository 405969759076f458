import { namespacePermission } from '../../argocd/project-permissions.ts';
import { metadataString } from '../../model/kube-object.ts';
import { stringsAt } from '../fields.ts';
import { indexOf, onlyProjectOf } from '../fleet-index.ts';
import type { Fleet, Rule } from '../rule.ts';

const DEFAULT_NAMESPACE = 'argocd';

/**
 * An Application outside Argo CD's namespace needs three things: the controllers watch its namespace, its project takes
 * Applications of it, and resources are tracked by annotation (docs/operator-manual/app-any-namespace.md).
 */
export const applicationNamespace: Rule = {
  id: 'application-namespace',
  severity: 'info',
  kinds: ['Application'],
  *check(manifest, fleet) {
    const { settings } = fleet;
    const namespace = metadataString(manifest.object, 'namespace');
    if (namespace === '' || namespace === settings.namespace || /[${<]/.test(namespace)) return;
    if (!isArgoCdElsewhere(namespace, fleet)) return;
    const project = onlyProjectOf(manifest, fleet);
    const patterns = project ? [...stringsAt(project.spec, 'sourceNamespaces')].map(([, pattern]) => pattern) : [];
    const name = project ? metadataString(project.manifest.object, 'name') : '';
    const denied = project !== undefined && namespacePermission(patterns, namespace) === 'denied';
    const byLabel =
      settings.trackingMethod === 'label' ? '; and resources must not be tracked by label, as they are' : '';
    yield {
      message: denied
        ? `it is in the namespace ${namespace}, and its project ${name} takes no Application of it${byLabel}`
        : `it is in the namespace ${namespace}, not in Argo CD's (${settings.namespace})${byLabel}`,
      help: `Argo CD needs ${namespace} in --application-namespaces, and in sourceNamespaces of the project, and tracking by annotation.`,
      at: ['metadata', 'namespace'],
      ...(denied && { severity: 'warning' as const }),
    };
  },
};

/** Whether Argo CD is in another namespace for sure: unless told, nobody knows what its own is called. */
function isArgoCdElsewhere(namespace: string, fleet: Fleet): boolean {
  const { namespace: assumed } = fleet.settings;
  const { explicitNamespaces, projects } = indexOf(fleet);
  // Projects are in Argo CD's own namespace.
  const ofProjects = [...projects.values()].flat().map(({ object }) => metadataString(object, 'namespace'));
  return !ofProjects.includes(namespace) && (assumed !== DEFAULT_NAMESPACE || explicitNamespaces.has(assumed));
}
