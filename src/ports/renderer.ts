import type { Json, JsonObject } from '../model/kube-object.ts';

export type Operation =
  | 'helm.template'
  | 'helm.dependencies'
  | 'helm.package'
  | 'helm.resolve'
  | 'kustomize.build'
  | 'kustomize.remotes'
  | 'jsonnet.evaluate'
  | 'manifests.parse'
  | 'jq.delete'
  | 'glob.match'
  | 'semver.resolve';

export interface RenderFile {
  /** Relative to the repository root, with slashes. */
  path: string;
  content: Uint8Array;
}

export interface RenderRequest {
  operation: Operation;
  arguments: JsonObject;
  files: RenderFile[];
  /** For error messages: the Application this is done for. */
  application: string;
  /** Same seed, same bytes. Another seed shows which fields are random. Default 1. */
  seed?: number;
}

/** What a Helm template asked for while it ran. */
export interface Observed {
  capabilities?: { kubeVersion: boolean; apiVersions: string[] };
  /** Random and clock functions that were called. */
  unstable?: string[];
  lookup?: boolean;
}

/**
 * Why there is no output.
 * render: the input is at fault. unsupported: this version cannot do it. input: the request is malformed.
 * limit, timeout, crash: the sandbox stopped it.
 */
export type RenderFailureCode = 'render' | 'unsupported' | 'input' | 'limit' | 'timeout' | 'crash';

export type RenderOutcome =
  | { ok: true; output: Uint8Array; result: Json; observed: Observed; warnings: string[] }
  | { ok: false; code: RenderFailureCode; message: string };

/** The sandbox: bytes in, bytes out. A call never throws for what its input does; it never hangs. */
export interface Renderer {
  call(request: RenderRequest): Promise<RenderOutcome>;
  /** Identifies the engine's bytes: part of the key of everything that is kept of its output. */
  identity(): Promise<string>;
  /** Starts in the background what the first call will need. */
  warmUp(): void;
  /** How many calls run at once. */
  readonly concurrency: number;
  close(): Promise<void>;
}
