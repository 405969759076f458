import type { Application, ApplicationSource } from '../model/application.ts';
import type { JsonObject } from '../model/kube-object.ts';
import type { Operation, Renderer } from '../ports/renderer.ts';
import type { Snapshot } from '../ports/repository.ts';
import type { InputFiles } from './input-closure.ts';
import type { SourceTree } from './revisions.ts';
import type { Side } from './side.ts';

/** One call of the engine: nothing but these files and arguments can shape its output. */
export interface RenderStep {
  operation: Operation;
  arguments: JsonObject;
  files: InputFiles;
  snapshot: Snapshot;
}

/** What a planner of one tool is given. */
export interface PlanContext {
  application: Application;
  source: ApplicationSource;
  environment: ReadonlyMap<string, string>;
  snapshot: Snapshot;
  /** The source's directory in the snapshot; empty for its root. */
  directory: string;
  side: Side;
  /** The tree that a `$ref` of a multi-source Application stands for. */
  refTree(ref: string): SourceTree | undefined;
  renderer: Renderer;
  /** Things to tell the user about how this is rendered. */
  notes: Set<string>;
}
