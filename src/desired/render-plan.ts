import { createHash } from 'node:crypto';
import { unusable } from '../argocd/post-process.ts';
import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import type { Rendered } from '../model/rendered.ts';
import type { Observed, Renderer } from '../ports/renderer.ts';
import { parseJson } from '../text/json.ts';
import { jsonText } from '../text/json-text.ts';
import { isLfsPointer } from '../text/lfs-pointer.ts';
import { withoutQuotedInput } from '../text/quoted-input.ts';
import { readInputs } from './input-closure.ts';
import { NotDetermined, RefusedByArgoCd } from './obstacles.ts';
import type { RenderStep } from './plan.ts';

const SEED = 1;
const OTHER_SEED = 2;

/** A digest of everything that can shape the output of a plan in one engine: equal keys, equal output. */
export function planKey(steps: readonly RenderStep[]): string {
  const hash = createHash('sha256');
  for (const step of steps) {
    hash.update(`\n${step.operation}\n${jsonText(step.arguments)}`);
    for (const [path, { oid }] of [...step.files].sort(([a], [b]) => (a < b ? -1 : 1)))
      hash.update(`\n${path}\0${oid}`);
  }
  return hash.digest('hex');
}

/**
 * Renders the steps of one Application in the sandbox.
 * @throws RefusedByArgoCd when the input is at fault, NotDetermined when the sandbox stopped it or cannot do it.
 */
export async function renderPlan(
  steps: readonly RenderStep[],
  renderer: Renderer,
  application: string,
): Promise<Rendered> {
  const first = await renderSteps(steps, renderer, application, SEED);
  const observed = first.observed;
  const unstableFunctions = [...new Set(observed.flatMap((each) => each.unstable ?? []))].sort();
  return {
    objects: first.objects,
    otherSeed:
      unstableFunctions.length > 0 ? (await renderSteps(steps, renderer, application, OTHER_SEED)).objects : undefined,
    unstableFunctions,
    asked: {
      kubeVersion: observed.some((each) => each.capabilities?.kubeVersion),
      apiVersions: [...new Set(observed.flatMap((each) => each.capabilities?.apiVersions ?? []))].sort(),
    },
    lookup: observed.some((each) => each.lookup),
    warnings: first.warnings.map(withoutQuotedInput),
  };
}

async function renderSteps(
  steps: readonly RenderStep[],
  renderer: Renderer,
  application: string,
  seed: number,
): Promise<{ objects: JsonObject[]; observed: Observed[]; warnings: string[] }> {
  const outcomes = await Promise.all(steps.map((step) => runStep(step, renderer, application, seed)));
  const objects = outcomes.flatMap((outcome) => outcome.objects);
  const reason = unusable(objects);
  if (reason !== undefined) throw new RefusedByArgoCd(reason);
  return {
    objects,
    observed: outcomes.map((outcome) => outcome.observed),
    warnings: outcomes.flatMap((outcome) => outcome.warnings),
  };
}

async function runStep(
  step: RenderStep,
  renderer: Renderer,
  application: string,
  seed: number,
): Promise<{ objects: JsonObject[]; observed: Observed; warnings: string[] }> {
  const blobs = await readInputs(step.files.values());
  refuseLfsPointers(step, blobs);
  const files = [...step.files].map(([path, { oid }]) => ({ path, content: blobs.get(oid) ?? EMPTY }));
  const outcome = await renderer.call({
    operation: step.operation,
    arguments: step.arguments,
    files,
    application,
    seed,
  });
  if (!outcome.ok) {
    // Whatever `helm dependency build` would have put there is there: Argo CD templates once more, and fails like this
    const isBuilt = /found in Chart\.yaml, but missing in charts\/ directory/.test(outcome.message);
    const atFault = outcome.code === 'render' || outcome.code === 'input' || isBuilt;
    const message = withoutQuotedInput(outcome.message);
    const { guess } = step;
    if (guess && message.includes(guess.saidOf)) throw new NotDetermined(guess.reason, { help: guess.help });
    if (atFault) throw new RefusedByArgoCd(message);
    const reason = outcome.code === 'unsupported' ? 'this version cannot render it' : 'the sandbox stopped its render';
    throw new NotDetermined(reason, { detail: message });
  }
  const output = parseJson(outcome.output);
  const { observed, warnings } = outcome;
  if (step.operation === 'manifests.parse') return { ...parsedManifests(output), observed, warnings };
  return { objects: Array.isArray(output) ? output.filter(isJsonObject) : [], observed, warnings };
}

/** Files that a render takes for text: of others, such as pictures beside a chart, the pointer does no harm. */
const READ_AS_TEXT = /\.(ya?ml|json|tpl|txt|tgz|jsonnet|libsonnet|toml|env|properties|conf|ini)$/;

/** Argo CD reads the file that a pointer stands for only where LFS is enabled for the repository, and else the pointer itself. */
function refuseLfsPointers({ files }: RenderStep, blobs: ReadonlyMap<string, Buffer>): void {
  const pointers = [...files].filter(
    ([path, { oid }]) => READ_AS_TEXT.test(path) && isLfsPointer(blobs.get(oid) ?? EMPTY),
  );
  if (pointers.length === 0) return;
  throw new NotDetermined('a file that it reads is kept in Git LFS, which is not fetched', {
    detail: pointers.map(([path, { at }]) => at ?? path).join(', '),
    help: 'Keep manifests, charts and values in Git itself.',
  });
}

const EMPTY = Buffer.alloc(0);

function parsedManifests(output: unknown): { objects: JsonObject[] } {
  const objects: JsonObject[] = [];
  for (const file of Array.isArray(output) ? output.filter(isJsonObject) : []) {
    if (typeof file['error'] === 'string')
      throw new RefusedByArgoCd(`${String(file['path'])}: ${withoutQuotedInput(file['error'])}`);
    if (Array.isArray(file['objects'])) objects.push(...file['objects'].filter(isJsonObject));
  }
  return { objects };
}
