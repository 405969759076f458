import { cascades } from '../../cascade.ts';
import type { DangerRule } from '../rule.ts';

/** To Argo CD, an Application of another name is another Application: the old one is deleted beside it, at a time of its own. */
export const applicationRenamed: DangerRule = {
  id: 'application-renamed',
  severity: 'warning',
  *check({ predecessor, head, objects }) {
    if (!predecessor || !head || objects.head.length === 0) return;
    const { name } = predecessor.application;
    const fate = cascades(predecessor.application.manifest)
      ? `deleting ${name} deletes the objects that it still has, for it has the resources finalizer; what both render is deleted too unless ${head.application.name} is synced first`
      : `deleting ${name} leaves its objects; ${head.application.name} takes over what both render, and the rest stays without an Application`;
    yield {
      message: `Application ${name} is called ${head.application.name} from now on: ${fate}`,
      help: 'Delete the old Application without its objects (argocd app delete --cascade=false, or remove its finalizer first) once the new one is synced. helm.releaseName keeps the names of objects.',
    };
  },
};
