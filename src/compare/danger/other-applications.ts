import { postProcess } from '../../argocd/post-process.ts';
import type { Application } from '../../model/application.ts';
import { identityKey, identityOf, type ObjectIdentity } from '../../model/kube-object.ts';
import { equalJson } from '../equal-json.ts';
import { isSameCluster } from '../same-cluster.ts';
import type { Subject } from '../subject.ts';

/** What the rules on one Application ask of all others that the change reaches. */
export interface OtherApplications {
  /** The name of another Application that renders an object at head, on the cluster of this one. */
  movedTo(identity: ObjectIdentity, from: Subject): string | undefined;
  /** Whether a removed Application is one that only stands elsewhere from now on. */
  isStillThere(base: Subject): boolean;
  /** For a new Application, the removed one that it was. */
  predecessorOf(head: Subject): Subject | undefined;
}

/** @param pairs both sides of each Application that the change reaches */
export function otherApplications(
  pairs: readonly { base: Subject | undefined; head: Subject | undefined }[],
): OtherApplications {
  const removed = pairs.flatMap(({ base, head }) => (base && !head ? [base] : []));
  const added = pairs.flatMap(({ base, head }) => (head && !base ? [head] : []));
  const heads = pairs.flatMap(({ head }) => head ?? []);
  // Mostly, nobody asks.
  let index: Map<string, Subject[]> | undefined;
  return {
    movedTo(identity, from) {
      index ??= objectIndex(heads);
      const { name, namespace, destination } = from.application;
      return index
        .get(identityKey(identity))
        ?.map(({ application }) => application)
        .find(
          (each) =>
            (each.name !== name || each.namespace !== namespace) && isSameCluster(each.destination, destination),
        )?.name;
    },
    isStillThere({ application: { name, namespace } }) {
      return added.some(({ application }) => application.name === name && application.namespace === namespace);
    },
    predecessorOf(head) {
      const candidates = removed.filter((base) => isSameButForName(base.application, head.application));
      const rivals = candidates.flatMap((base) =>
        added.filter((each) => isSameButForName(base.application, each.application)),
      );
      return candidates.length === 1 && rivals.length === 1 ? candidates[0] : undefined;
    },
  };
}

function objectIndex(heads: readonly Subject[]): Map<string, Subject[]> {
  const index = new Map<string, Subject[]>();
  for (const head of heads) {
    const { rendered, application, scopes, settings } = head;
    for (const object of rendered ? postProcess(rendered.objects, application, scopes, settings).objects : []) {
      const key = identityKey(identityOf(object));
      index.set(key, [...(index.get(key) ?? []), head]);
    }
  }
  return index;
}

/** The same sources on the same cluster; versions and values may differ with the name. */
function isSameButForName(one: Application, other: Application): boolean {
  const sources = ({ sources }: Application) =>
    sources.map(({ repoURL, path, chart, ref }) => [repoURL ?? '', path ?? '', chart ?? '', ref ?? '']);
  return (
    one.sources.length > 0 &&
    one.name !== other.name &&
    isSameCluster(one.destination, other.destination) &&
    (one.destination.namespace ?? '') === (other.destination.namespace ?? '') &&
    equalJson(sources(one), sources(other))
  );
}
