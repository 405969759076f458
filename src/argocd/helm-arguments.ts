import type { Application, ApplicationSource } from '../model/application.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { stringifyJson } from '../text/json.ts';
import { type BuildEnvironment, expand } from './build-environment.ts';
import { helmMajor, sourceKubeVersion } from './bundled-tools.ts';
import type { ArgoCdSettings } from './settings.ts';

/** A `--set-file` argument before its path is looked up. */
export interface FileParameter {
  name: string;
  path: string;
}

export interface HelmOptions {
  /** As written: `$ref/…` is looked up before variables are substituted, so neither is done here. */
  valueFiles: string[];
  ignoreMissingValueFiles: boolean;
  fileParameters: FileParameter[];
  /** YAML text (JSON is YAML) of `valuesObject` or `values`, or undefined when neither adds anything. */
  inlineValues: string | undefined;
  /** Arguments of the engine's `helm.template` but for chart, values and set-file, which name files. */
  fixed: JsonObject;
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/**
 * The arguments that Argo CD passes to `helm template` for a source (reposerver helmTemplate, util/helm cmd.go;
 * argocd-semantics B4).
 */
export function helmOptions(
  application: Application,
  source: ApplicationSource,
  environment: BuildEnvironment,
  settings: ArgoCdSettings,
): HelmOptions {
  const helm = source.helm ?? {};
  const set = new Map<string, string>();
  const setString = new Map<string, string>();
  for (const parameter of objects(helm['parameters'])) {
    const into = parameter['forceString'] === true ? setString : set;
    into.set(text(parameter['name']), expand(text(parameter['value']), environment));
  }
  const kubeVersion = text(helm['kubeVersion']);
  const apiVersions = strings(helm['apiVersions']);
  return {
    valueFiles: strings(helm['valueFiles']),
    ignoreMissingValueFiles: helm['ignoreMissingValueFiles'] === true,
    fileParameters: objects(helm['fileParameters']).map((parameter) => ({
      name: text(parameter['name']),
      path: text(parameter['path']),
    })),
    inlineValues: inlineValues(helm),
    fixed: {
      helm: helmMajor(settings.version),
      releaseName: helmReleaseName(application, source),
      namespace: text(helm['namespace']) || (application.destination.namespace ?? ''),
      kubeVersion: kubeVersion === '' ? settings.kubeVersion : sourceKubeVersion(kubeVersion),
      apiVersions: apiVersions.length > 0 ? apiVersions : settings.apiVersions,
      set: [...set].map(([name, value]) => `${name}=${escapeCommas(value)}`),
      setString: [...setString].map(([name, value]) => `${name}=${escapeCommas(value)}`),
      includeCrds: helm['skipCrds'] !== true,
      skipSchemaValidation: helm['skipSchemaValidation'] === true,
      skipTests: helm['skipTests'] === true,
    },
  };
}

/** @returns what Helm calls the release of a source: the name of the Application, unless another one is written. */
export function helmReleaseName({ name }: Pick<Application, 'name'>, { helm }: ApplicationSource): string {
  return text(helm?.['releaseName']) || name;
}

/** `valuesObject` replaces `values` entirely (types.go ValuesYAML). */
function inlineValues(helm: JsonObject): string | undefined {
  const object = helm['valuesObject'];
  if (isJsonObject(object) && Object.keys(object).length > 0) return stringifyJson(object);
  return text(helm['values']) || undefined;
}

/** A comma would start the next assignment of `--set`: escaped, unless it already is or the value is a `{list}` (cleanSetParameters). */
function escapeCommas(value: string): string {
  return value.startsWith('{') && value.endsWith('}') ? value : value.replace(/(?<!\\),/g, '\\,');
}

/** Splits `$ref/path` of a multi-source Application. @returns undefined when the path does not start with `$`. */
export function splitRef(path: string): { ref: string; path: string } | undefined {
  if (!path.startsWith('$')) return undefined;
  const slash = path.indexOf('/');
  return slash < 0 ? { ref: path.slice(1), path: '' } : { ref: path.slice(1, slash), path: path.slice(slash + 1) };
}

/** What `valueFiles` and `fileParameters` of a source name, as written. */
export function namedFiles({ helm }: ApplicationSource): string[] {
  return [
    ...strings(helm?.['valueFiles']),
    ...objects(helm?.['fileParameters']).map((parameter) => text(parameter['path'])),
  ];
}
