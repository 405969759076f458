import type { Json, JsonObject } from '../../src/model/kube-object.ts';

/** Every argument of `helm.template`, one that has two forms twice. A test compares the names with the engine's source. */
export const helmArgumentNames = [
  'helm',
  'chart',
  'releaseName',
  'namespace',
  'kubeVersion',
  'apiVersions',
  'values[path]',
  'values[content]',
  'set',
  'setString',
  'setFile',
  'setJson',
  'includeCrds',
  'skipTests',
  'skipSchemaValidation',
];

/** Every edit that Argo CD makes before a build (argo-cd util/kustomize/kustomize.go, `Build`), and the patches that it appends. */
export const kustomizeSteps = [
  'set nameprefix',
  'set namesuffix',
  'set image',
  'set replicas',
  'add label',
  'add annotation',
  'set namespace',
  'add component',
  'patches',
];

/** The flags of those edits; `--` keeps a value that begins with a dash from being one. */
export const kustomizeFlags: [step: string, flag: string][] = [
  ['set nameprefix', '--'],
  ['set namesuffix', '--'],
  ['set namespace', '--'],
  ['add label', '--force'],
  ['add label', '--without-selector'],
  ['add label', '--include-templates'],
  ['add annotation', '--force'],
];

/** The arguments without one of them (of `values`, without the entries of one form), or undefined when they do not have it. */
export function withoutArgument(given: JsonObject, argument: string): JsonObject | undefined {
  const [name = '', form] = argument.replace(']', '').split('[');
  const value = given[name];
  if (value === undefined || value === false) return undefined;
  const { [name]: _, ...rest } = given;
  if (form === undefined) return rest;
  const entries = value as JsonObject[];
  const kept = entries.filter((entry) => !(form in entry));
  return kept.length === entries.length ? undefined : { ...rest, [name]: kept };
}

/** The arguments without the steps of one kind, or undefined when there are none. */
export function withoutStep(given: JsonObject, step: string): JsonObject | undefined {
  const steps = stepsOf(given);
  const kept = steps.filter((candidate) => kindOf(candidate) !== step);
  return kept.length === steps.length ? undefined : { ...given, steps: kept };
}

/** The arguments with one flag taken out of the steps of one kind, or undefined when none has it. */
export function withoutFlag(given: JsonObject, step: string, flag: string): JsonObject | undefined {
  let found = false;
  const steps = stepsOf(given).map((candidate) => {
    const words = candidate['edit'] as string[] | undefined;
    if (kindOf(candidate) !== step || !words?.includes(flag)) return candidate;
    found = true;
    return { edit: words.filter((word) => word !== flag) };
  });
  return found ? { ...given, steps } : undefined;
}

function stepsOf(given: JsonObject): JsonObject[] {
  return (given['steps'] ?? []) as JsonObject[];
}

function kindOf(step: JsonObject): Json {
  return 'patches' in step ? 'patches' : (step['edit'] as string[]).slice(0, 2).join(' ');
}
