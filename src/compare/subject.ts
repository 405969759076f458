import type { CustomScopes } from '../argocd/scopes.ts';
import type { ArgoCdSettings } from '../argocd/settings.ts';
import type { Application } from '../model/application.ts';
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
