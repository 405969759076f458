import type { Application, ApplicationSource } from '../model/application.ts';
import type { JsonObject } from '../model/kube-object.ts';
import type { ResolvedSource } from '../model/resolved-source.ts';
import type { Operation } from '../ports/renderer.ts';
import type { InputFiles } from './input-closure.ts';
import type { Side } from './side.ts';
import type { Downloads } from './sources/charts.ts';
import type { SourceTree, SourceTrees } from './sources/source-trees.ts';

/** One call of the engine: nothing but these files and arguments can shape its output. */
export interface RenderStep {
  operation: Operation;
  arguments: JsonObject;
  files: InputFiles;
  /** A setting that nobody gave, and what the tool says where another value would have served it. */
  guess?: { saidOf: string; reason: string; help: string };
}

/** What planning an Application finds out beside its steps. */
export interface PlanRecord {
  /** Things to tell the user about how this is rendered. */
  notes: Set<string>;
  /** Where all that it is rendered from was found, in the order in which it was looked for. */
  sources: ResolvedSource[];
}

/** What a planner of one tool is given. */
export interface PlanContext extends PlanRecord {
  application: Application;
  source: ApplicationSource;
  environment: ReadonlyMap<string, string>;
  tree: SourceTree;
  /** The source's directory in the tree; empty for its root. */
  directory: string;
  side: Side;
  /** The tree that a `$ref` of a multi-source Application stands for. */
  refTree(ref: string): SourceTree | undefined;
  trees: SourceTrees;
  downloads: Downloads;
}
