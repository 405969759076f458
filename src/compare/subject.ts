import { postProcess } from '../argocd/post-process.ts';
import type { CustomScopes } from '../argocd/scopes.ts';
import type { ArgoCdSettings } from '../argocd/settings.ts';
import type { Application } from '../model/application.ts';
import type { ObjectIdentity } from '../model/kube-object.ts';
import type { Obstacle, Rendered } from '../model/rendered.ts';
import type { ResolvedSource } from '../model/resolved-source.ts';

/** One side of an Application: what it renders, or what stands in the way. */
export interface Subject {
  application: Application;
  /** Absent when it was not rendered: an obstacle, or no need. */
  rendered: Rendered | undefined;
  obstacle: Obstacle | undefined;
  notes: Iterable<string>;
  sources: readonly ResolvedSource[];
  scopes: CustomScopes;
  /** Those of its side and of its destination. */
  settings: ArgoCdSettings;
}

/** Why Argo CD does not take an object that has to have a namespace and has none (controller/state.go, InvalidSpecError). */
export function namespaceMissing({ group, kind, name }: ObjectIdentity): string {
  return `${group === '' ? kind : `${group}/${kind}`} ${name} has no namespace, and spec.destination.namespace is not set`;
}

/** @returns the subject, refused when one of its objects has to have a namespace and has none. */
export function withNamespaces<T extends Subject | undefined>(subject: T): T {
  if (!subject?.rendered || subject.application.destination.namespace) return subject;
  const { rendered, application, scopes, settings } = subject;
  const [missing] = postProcess(rendered.objects, application, scopes, settings).withoutNamespace;
  if (!missing) return subject;
  return { ...subject, rendered: undefined, obstacle: { kind: 'refused', message: namespaceMissing(missing) } };
}
