import type { KubeObject, ObjectIdentity } from '../../model/kube-object.ts';
import type { Severity } from '../../model/report.ts';
import type { ObjectPair } from '../compare-objects.ts';
import type { Subject } from '../subject.ts';

/** What merging does to one Application, as the rules on danger look at it. Its objects hold secrets in the clear: never to be shown. */
export interface ApplicationChange {
  /** Undefined when the Application is new. */
  base: Subject | undefined;
  /** Undefined when the Application is removed. */
  head: Subject | undefined;
  /** Objects that are not equal on both sides, none of them renamed; none at all when a side is not known. */
  pairs: readonly ObjectPair[];
  /** All objects of both sides, after Argo CD's post-processing. */
  objects: { base: readonly KubeObject[]; head: readonly KubeObject[] };
  /** The Application that renders an object from this change on, on the same cluster, if another one does. */
  movedTo(identity: ObjectIdentity): string | undefined;
  /** For a new Application: the one that is removed and was the same under another name. */
  predecessor: Subject | undefined;
}

/** One danger of a change. */
export interface Danger {
  /** What happens, in one sentence without a full stop, or several. Never a secret. */
  message: string;
  /** What to do. */
  help: string;
  /** Instead of the rule's own. */
  severity?: Severity;
}

/** A rule on what a change does. Pure; one a file; its page is `docs/rules/ID.md`. */
export interface DangerRule {
  /** Stable, kebab-case: waivers and severities name it. */
  id: string;
  severity: Severity;
  check(change: ApplicationChange): Iterable<Danger>;
}
