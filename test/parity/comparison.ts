import type { JsonObject } from '../../src/model/kube-object.ts';
import type { Operation, Renderer, RenderFile } from '../../src/ports/renderer.ts';
import type { ParityCase } from './case-file.ts';
import {
  errorText,
  type HelmArguments,
  type KustomizeArguments,
  nativeHelm,
  nativeKustomize,
  type Outcome,
  packArchives,
  type Tool,
  textOf,
} from './native.ts';

/** One case for one tool: what is asked of both sides, and what they answered. */
export interface Comparison {
  tool: Tool;
  testCase: ParityCase;
  operation: Operation;
  arguments: JsonObject;
  files: RenderFile[];
  native: Outcome;
  engine: Outcome;
}

const helmDefaults = {
  chart: 'chart',
  releaseName: 'trial',
  namespace: 'shop',
  kubeVersion: '1.31.2',
  includeCrds: true,
};

/** Asks the native tool and the engine for the same. A case's arguments go over the defaults; null takes a default away. */
export async function compare(renderer: Renderer, tool: Tool, testCase: ParityCase): Promise<Comparison> {
  const packed = await packArchives(testCase);
  const files = [...testCase.files.filter((file) => !testCase.archives || !file.path.startsWith('parts/')), ...packed];
  const kustomize = tool === 'kustomize';
  const defaults = kustomize ? { directory: 'app' } : { helm: tool === 'helm3' ? '3' : '4', ...helmDefaults };
  const given = Object.fromEntries(
    Object.entries({ ...defaults, ...testCase.arguments }).filter(([, value]) => value !== null),
  ) as JsonObject;
  const operation = kustomize ? 'kustomize.build' : 'helm.template';
  const native = kustomize
    ? await nativeKustomize(files, given as unknown as KustomizeArguments)
    : await nativeHelm(files, given as unknown as HelmArguments);
  const request = { tool, testCase, operation, arguments: given, files, native } as const;
  return { ...request, engine: await engineOutcome(renderer, request) };
}

/** What the engine makes of a comparison's request. */
export async function engineOutcome(
  renderer: Renderer,
  request: Pick<Comparison, 'testCase' | 'operation' | 'arguments' | 'files'>,
): Promise<Outcome> {
  const outcome = await renderer.call({
    operation: request.operation,
    arguments: { ...request.arguments, output: 'raw' },
    files: request.files,
    application: request.testCase.name,
  });
  return outcome.ok ? { output: textOf(outcome.output) } : { error: errorText(outcome.message) };
}

/** Equal and different outcomes per tool, for people. */
export function closingTable(comparisons: Comparison[]): string {
  const rows = [...new Set(comparisons.map(({ tool }) => tool))].map((tool) => {
    const all = comparisons.filter((comparison) => comparison.tool === tool);
    const equal = all.filter(({ native, engine }) => JSON.stringify(native) === JSON.stringify(engine));
    const refused = equal.filter(({ native }) => 'error' in native).length;
    return [tool, all.length, equal.length - refused, refused, all.length - equal.length];
  });
  return [['tool', 'cases', 'equal bytes', 'equal errors', 'different'], ...rows]
    .map((row) =>
      row
        .map((cell) => String(cell).padEnd(14))
        .join('')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}
