import { isExcluded } from '../argocd/resource-exclusions.ts';
import type { ArgoCdSettings } from '../argocd/settings.ts';
import type { Application } from '../model/application.ts';
import { identityOf, isKubeObject } from '../model/kube-object.ts';
import type { Rendered } from '../model/rendered.ts';
import { describe } from './application-findings.ts';
import { cascades } from './cascade.ts';
import type { Subject } from './subject.ts';

const NAMED_EXCLUDED = 5;

/** What is to be known of how an Application was rendered, and of what is not in its diff. */
export function* notesOf(base: Subject | undefined, head: Subject | undefined): Generator<string> {
  const one = (head ?? base) as Subject;
  yield* new Set([...(base?.notes ?? []), ...(head?.notes ?? [])]);
  if (!head) yield removalNote(one.application);
  if (base?.obstacle?.kind === 'refused' && !head?.obstacle) {
    const consequence = !head
      ? 'nobody can tell which objects it had'
      : head.rendered?.objects.length === 0
        ? 'it renders nothing now'
        : 'every object is shown as added';
    yield `base could not be rendered (${base.obstacle.message}): ${consequence}.`;
  }
  const renders = [base?.rendered, head?.rendered].filter((rendered) => rendered !== undefined);
  yield* capabilityNotes(renders, one.settings);
  yield* exclusionNotes(one);
  if (renders.some((rendered) => rendered.lookup))
    yield 'A template called `lookup`: it finds nothing here, as in Argo CD.';
  yield* new Set(renders.flatMap((rendered) => rendered.warnings));
}

function* capabilityNotes(renders: Rendered[], settings: ArgoCdSettings): Generator<string> {
  const { clusterGuessed, kubeVersion } = settings;
  if (clusterGuessed.kubeVersion && renders.some((rendered) => rendered.asked.kubeVersion)) {
    yield `A template asked for the Kubernetes version; ${kubeVersion} was guessed. Give --kube-version, or \`clusters\` in .seatrial.yaml.`;
  }
  const asked = [...new Set(renders.flatMap((rendered) => rendered.asked.apiVersions))].sort();
  if (clusterGuessed.apiVersions && asked.length > 0) {
    yield `A template asked whether the cluster serves ${asked.join(', ')}; only the API versions of Kubernetes itself were assumed. Give --api-versions, or \`clusters\` in .seatrial.yaml.`;
  }
}

/** Argo CD drops them with an ExcludedResourceWarning; the diff has them, as the repository does. */
function* exclusionNotes({ rendered, application: { destination }, settings }: Subject): Generator<string> {
  const excluded = (rendered?.objects ?? [])
    .filter(isKubeObject)
    .filter((object) => isExcluded(object, settings.resourceExclusions, destination.server))
    .map((object) => describe(identityOf(object)));
  if (excluded.length === 0) return;
  const more = excluded.length > NAMED_EXCLUDED ? ` and ${excluded.length - NAMED_EXCLUDED} more` : '';
  yield `Argo CD does not apply what \`resource.exclusions\` excludes: ${excluded.slice(0, NAMED_EXCLUDED).join(', ')}${more}.`;
}

function removalNote({ manifest }: Application): string {
  return cascades(manifest)
    ? 'Deleting this Application deletes its objects: it has the resources finalizer.'
    : 'Deleting this Application leaves its objects in the cluster: it has no resources finalizer.';
}
