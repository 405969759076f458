import { parseArgoCdVersion, parseKubeVersion } from '../argocd/bundled-tools.ts';
import type { Given, SettingOrigin, SettingsLayer } from '../argocd/settings-layers.ts';
import { InputError, InputErrors } from '../errors.ts';
import type { FailOn } from '../model/policy.ts';
import { binaryErrors } from './binary-errors.ts';
import type { InputValues } from './command-line.ts';

/** What the inputs of a run say. */
export interface Settings {
  /** Beats what files of the repository say. */
  argocd: SettingsLayer;
  failOn: Given<FailOn> | undefined;
  /** Milliseconds that one source may take to render. */
  renderTimeout: number;
  /** Lines of text on stdout; Infinity for no limit. */
  maxLines: number;
  /** Programs that render in place of the engine. */
  programs: SettingOrigin[];
}

/**
 * Reads the settings among the inputs.
 *
 * @param fromEnvironment names of the inputs that no flag gave.
 * @throws InputErrors with every value that is not usable.
 */
export function readSettings(values: InputValues, fromEnvironment: ReadonlySet<string> = new Set()): Settings {
  const errors: InputError[] = [];
  const from = (name: keyof InputValues) => (fromEnvironment.has(name) ? 'environment' : 'flag');
  const given = <T>(name: keyof InputValues, read: (text: string) => T): Given<T> | undefined => {
    const text = values[name];
    if (typeof text !== 'string') return undefined;
    try {
      return { value: read(text), from: from(name) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
      return undefined;
    }
  };
  const asIs = (text: string) => text;
  const apiVersions = values['api-versions'];
  const argocd = {
    version: given('argocd-version', parseArgoCdVersion),
    namespace: given('argocd-namespace', asIs),
    kustomizeBuildOptions: given('kustomize-build-options', asIs),
    kubeVersion: given('kube-version', parseKubeVersion),
    apiVersions: Array.isArray(apiVersions) ? { value: apiVersions, from: from('api-versions') } : undefined,
  };
  const seconds = given('render-timeout', readSeconds);
  const maxLines = given('max-lines', readLines);
  errors.push(...binaryErrors(values));
  if (errors.length > 0) throw new InputErrors(errors);
  return {
    argocd: withoutAbsent(argocd),
    failOn: given('fail-on', (text) => text as FailOn),
    renderTimeout: (seconds?.value ?? 60) * 1000,
    maxLines: maxLines?.value ?? 2000,
    programs: (['helm-path', 'kustomize-path'] as const).flatMap((name) => {
      const path = given(name, asIs);
      return path ? [{ name, value: `${path.value}, not sandboxed`, from: path.from }] : [];
    }),
  };
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new InputError(`render-timeout: "${text}" is not a number of seconds from 1 to 3600`);
}

function readLines(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text) || Number.POSITIVE_INFINITY;
  throw new InputError(`max-lines: "${text}" is not a number of lines`, { next: 'Write 0 for no limit.' });
}

function withoutAbsent<T extends object>(layer: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
