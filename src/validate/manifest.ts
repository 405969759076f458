import type { KubeObject } from '../model/kube-object.ts';
import type { SourceLocation } from '../model/location.ts';

export type ArgoCdKind = 'Application' | 'ApplicationSet' | 'AppProject';

/** An object of Argo CD, as it stands in a file or as an Application renders it. */
export interface Manifest {
  kind: ArgoCdKind;
  object: KubeObject;
  /** Its own namespace; Argo CD's where it names none. */
  namespace: string;
  /** Where its document begins, and where in that document it is (a `List` holds several); absent for what is rendered. */
  place: Place | undefined;
  /** Of what is rendered: where the object stands that a kustomization has made it from, if that is known. */
  madeFrom?: Place;
  /** The Applications that render it, from the root down; empty for one in a file. */
  chain: readonly string[];
  /**
   * Of a file that a kustomization lists, or that is a patch by its name: a patch may add what is missing. What a kustomization
   * renders is a manifest of its own.
   */
  fragment?: boolean;
}

export interface Place {
  location: SourceLocation;
  path: Path;
}

/** Keys and indexes, from the top of an object. */
export type Path = readonly (string | number)[];
