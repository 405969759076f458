import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { type EngineOptions, openEngine } from '../../../src/adapters/engine/open-engine.ts';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import type { Renderer, RenderRequest } from '../../../src/ports/renderer.ts';

const SOURCES = new URL('../../../src/adapters/engine/', import.meta.url);
const WORKER_SOURCES = ['worker', 'instance', 'wasi'];

/** The engine that tests run: SEATRIAL_ENGINE, or dist/engine.wasm. */
export const ENGINE =
  process.env['SEATRIAL_ENGINE'] ?? fileURLToPath(new URL('../../../dist/engine.wasm', import.meta.url));

/** A TypeScript source as JavaScript whose relative imports end in `.mjs`, which Node.js 20 can run. */
export function javaScriptOf(source: string): string {
  const { code } = transformSync(source, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  return code.replaceAll(/(['"]\.[^'"]*)\.ts(['"])/g, '$1.mjs$2');
}

function compileWorker(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seatrial-worker-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return writeWorker(folder, 'worker.mjs');
}

/** Makes the engine's worker from the sources. @returns its path. */
export function writeWorker(folder: string, name: string): string {
  for (const source of WORKER_SOURCES) {
    const file = source === 'worker' ? name : `${source}.mjs`;
    writeFileSync(join(folder, file), javaScriptOf(readFileSync(new URL(`${source}.ts`, SOURCES), 'utf8')));
  }
  return join(folder, name);
}

let worker: string | undefined;

/** Opens the real engine, its worker made from the sources. The caller closes it. */
export function openEngineUnderTest(options: Partial<EngineOptions> = {}): Promise<Renderer> {
  worker ??= compileWorker();
  return openEngine({ module: ENGINE, worker, ...options });
}

/** A chart by its files, relative to its folder, as a request of `helm.template` for the Application `shop`. */
export function template(files: Record<string, string>, args: JsonObject = {}, seed?: number): RenderRequest {
  const all = { 'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', ...files };
  return {
    operation: 'helm.template',
    application: 'shop',
    ...(seed === undefined ? {} : { seed }),
    files: Object.entries(all).map(([path, text]) => ({ path: `chart/${path}`, content: Buffer.from(text) })),
    arguments: {
      helm: '4',
      chart: 'chart',
      releaseName: 'shop',
      namespace: 'shop',
      kubeVersion: '1.33.0',
      apiVersions: [],
      values: [],
      set: [],
      setString: [],
      setFile: [],
      includeCrds: true,
      skipTests: false,
      skipSchemaValidation: false,
      output: 'raw',
      ...args,
    },
  };
}

/** A request that any engine answers at once. */
export const GLOB: RenderRequest = {
  operation: 'glob.match',
  application: '',
  files: [],
  arguments: { pattern: 'a*', separators: '', texts: ['a'] },
};

/** @returns what was rendered, as text. @throws Error with the message of a failure */
export async function rendered(renderer: Renderer, request: RenderRequest): Promise<string> {
  const outcome = await renderer.call(request);
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}`);
  return Buffer.from(outcome.output).toString();
}
