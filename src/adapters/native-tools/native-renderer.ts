import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';
import { isJsonObject, type JsonObject } from '../../model/kube-object.ts';
import type { Renderer, RenderOutcome, RenderRequest } from '../../ports/renderer.ts';
import { parseJson, stringifyJson } from '../../text/json.ts';
import {
  type HelmArguments,
  helmTemplate,
  type KustomizeArguments,
  kustomizeBuild,
  type RunIn,
} from './command-lines.ts';
import { runTool, type ToolLimits, type ToolRun } from './run-tool.ts';
import { inWorkspace } from './workspace.ts';

export interface NativeRendererOptions extends ToolLimits {
  /** Programs of the user, by their absolute paths: what is not given is left to the engine. */
  helm: string | undefined;
  kustomize: string | undefined;
  /** Makes an empty folder that only this user can open, and that does not outlive the process. */
  temporaryFolder: () => Promise<string>;
}

/** What only the engine can be given beforehand: a native program would fetch it by itself, without any of our rules. */
const ONLY_IN_ENGINE = ['remotes', 'downloads', 'charts', 'enableHelm'];

/**
 * Renders with the user's own Helm and Kustomize, and leaves all else to the engine. It is bounded but not sandboxed. What a template
 * asked for cannot be seen; a chart whose output changes from one run to the next is found by running it twice.
 */
export function nativeRenderer(engine: Renderer, options: NativeRendererOptions): Renderer {
  const closed = new AbortController();
  const limits = { ...options, signal: closed.signal };
  const running = new Set<Promise<unknown>>();

  async function native(binary: string, request: RenderRequest): Promise<RenderOutcome> {
    const run = () =>
      inWorkspace(request.files, options.temporaryFolder, (workspace) => {
        const runIn: RunIn = (args, folder) => runTool(binary, args, { folder, home: workspace.home }, limits);
        return request.operation === 'helm.template'
          ? helmTemplate(request.arguments as unknown as HelmArguments, workspace, runIn)
          : kustomizeBuild(request.arguments as unknown as KustomizeArguments, workspace, runIn);
      });
    let first: ToolRun;
    let second: ToolRun;
    try {
      first = await run();
      second = request.operation === 'helm.template' && first.code === 0 ? await run() : first;
    } catch (error) {
      return { ok: false, code: 'crash', message: `${binary} could not be run: ${messageOf(error)}` };
    }
    if (first.stopped !== undefined) return { ok: false, code: 'timeout', message: `${binary}: ${first.stopped}` };
    if (first.code !== 0) return { ok: false, code: 'render', message: errorOf(first) };
    const unstable = first.stdout.equals(second.stdout) ? [] : ['a function whose result changes'];
    return objectsOf(first, request, unstable);
  }

  /** The engine reads the objects out of the text as Argo CD does. */
  async function objectsOf(run: ToolRun, request: RenderRequest, unstable: string[]): Promise<RenderOutcome> {
    const warnings = run.stderr.split('\n').filter((line) => line.trim() !== '');
    const observed = { unstable };
    if (request.arguments['output'] !== 'objects')
      return { ok: true, output: run.stdout, result: null, observed, warnings };
    const parsed = await engine.call({
      operation: 'manifests.parse',
      arguments: {},
      files: [{ path: 'rendered.yaml', content: run.stdout }],
      application: request.application,
    });
    if (!parsed.ok) return parsed;
    const objects: JsonObject[] = [];
    const files = parseJson(parsed.output);
    for (const file of Array.isArray(files) ? files.filter(isJsonObject) : []) {
      if (typeof file['error'] === 'string') return { ok: false, code: 'render', message: file['error'] };
      if (Array.isArray(file['objects'])) objects.push(...file['objects'].filter(isJsonObject));
    }
    return { ok: true, output: Buffer.from(stringifyJson(objects)), result: null, observed, warnings };
  }

  let identity: Promise<string> | undefined;
  return {
    concurrency: engine.concurrency,
    warmUp: () => engine.warmUp(),
    async close() {
      closed.abort('the renderer was closed');
      await Promise.all([engine.close(), Promise.allSettled(running)]);
    },
    identity() {
      identity ??= identityOf(engine, [options.helm, options.kustomize]);
      return identity;
    },
    async call(request) {
      const binary = binaryFor(request, options);
      if (binary === undefined) return engine.call(request);
      const inEngine = ONLY_IN_ENGINE.find((name) => isGiven(request.arguments[name]));
      if (inEngine === undefined) {
        const render = native(binary, request);
        running.add(render);
        return render.finally(() => running.delete(render));
      }
      const message = `its kustomization needs what was fetched for it (${inEngine}), which only the built-in Kustomize can be given`;
      return { ok: false, code: 'unsupported', message };
    },
  };
}

function binaryFor({ operation }: RenderRequest, { helm, kustomize }: NativeRendererOptions): string | undefined {
  if (operation === 'helm.template') return helm;
  return operation === 'kustomize.build' ? kustomize : undefined;
}

function isGiven(value: JsonObject[string] | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value === true;
}

function errorOf({ stderr, code }: ToolRun): string {
  const text = stderr.slice(Math.max(0, stderr.search(/^Error: /m))).replace(/^Error: /, '');
  return text.replace(/\nUsage:\n.*/s, '').trim() || `exit code ${code}`;
}

async function identityOf(engine: Renderer, binaries: readonly (string | undefined)[]): Promise<string> {
  const hash = createHash('sha256').update(await engine.identity());
  for (const binary of binaries) {
    hash.update('\n');
    if (binary !== undefined) for await (const chunk of createReadStream(binary)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

/**
 * @param input the input that names it.
 * @returns its absolute path. @throws InputError when there is no program there.
 */
export async function executable(input: string, path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    await access(absolute, constants.X_OK);
    return absolute;
  } catch (error) {
    throw new InputError(`${input}: ${path} is no program that can be run: ${messageOf(error)}`, {
      next: 'Give the path of the binary itself; the PATH is not searched.',
    });
  }
}
