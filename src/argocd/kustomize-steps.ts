import type { ApplicationSource } from '../model/application.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { type BuildEnvironment, expand } from './build-environment.ts';

/** One step before the build: a `kustomize edit` command line, or patches appended to the kustomization. */
export type KustomizeStep = { edit: string[] } | { patches: JsonObject[] };

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** `key:value` arguments in the order of their keys: Argo CD ranges over a Go map, whose order means nothing. */
function pairs(value: Json | undefined, substitute: (text: string) => string): string[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${key}:${substitute(item)}`);
}

/**
 * The commands that Argo CD runs on a kustomization before it builds it, in its order (util/kustomize Build;
 * argocd-semantics B5).
 *
 * @param components the entries of `kustomize.components` that exist, or all of them when missing ones are an error.
 */
export function kustomizeSteps(
  source: ApplicationSource,
  environment: BuildEnvironment,
  components: string[],
): KustomizeStep[] {
  const options = source.kustomize ?? {};
  const substitute = (value: string) => expand(value, environment);
  const steps: KustomizeStep[] = [];
  const edit = (...argv: string[]) => steps.push({ edit: argv });

  const prefix = text(options['namePrefix']);
  if (prefix !== '') edit('set', 'nameprefix', '--', prefix);
  const suffix = text(options['nameSuffix']);
  if (suffix !== '') edit('set', 'namesuffix', '--', suffix);

  const images = Array.isArray(options['images']) ? options['images'].map((image) => substitute(text(image))) : [];
  if (images.length > 0) edit('set', 'image', ...images);

  const replicas = Array.isArray(options['replicas']) ? options['replicas'].filter(isJsonObject) : [];
  if (replicas.length > 0) {
    edit('set', 'replicas', ...replicas.map((replica) => `${text(replica['name'])}=${String(replica['count'] ?? '')}`));
  }

  const labels = pairs(options['commonLabels'], substitute);
  if (labels.length > 0) {
    const flags = ['add', 'label'];
    if (options['forceCommonLabels'] === true) flags.push('--force');
    if (options['labelWithoutSelector'] === true) flags.push('--without-selector');
    if (options['labelIncludeTemplates'] === true) flags.push('--include-templates');
    edit(...flags, ...labels);
  }

  const envsubst = options['commonAnnotationsEnvsubst'] === true;
  const annotations = pairs(options['commonAnnotations'], envsubst ? substitute : (value) => value);
  if (annotations.length > 0) {
    edit('add', 'annotation', ...(options['forceCommonAnnotations'] === true ? ['--force'] : []), ...annotations);
  }

  const namespace = text(options['namespace']);
  if (namespace !== '') edit('set', 'namespace', '--', namespace);

  const patches = Array.isArray(options['patches']) ? options['patches'].filter(isJsonObject) : [];
  if (patches.length > 0) steps.push({ patches });
  if (components.length > 0) edit('add', 'component', ...components);
  return steps;
}

/** Options of argocd-cm's `kustomize.buildOptions` that the engine follows. */
export interface BuildOptions {
  loadRestrictor: 'rootOnly' | 'none';
  enableHelm: boolean;
}

/** @returns the options, or the first one that the engine cannot follow. */
export function parseBuildOptions(options: string): BuildOptions | { unsupported: string } {
  const parsed: BuildOptions = { loadRestrictor: 'rootOnly', enableHelm: false };
  const words = options.split(/\s+/).filter((word) => word !== '');
  for (let at = 0; at < words.length; at++) {
    const [flag = '', inline] = (words[at] as string).split('=', 2);
    if (flag === '--load-restrictor' || flag === '--load_restrictor') {
      const value = inline ?? words[++at] ?? '';
      if (value !== 'LoadRestrictionsNone' && value !== 'LoadRestrictionsRootOnly')
        return { unsupported: `${flag} ${value}` };
      parsed.loadRestrictor = value === 'LoadRestrictionsNone' ? 'none' : 'rootOnly';
    } else if (flag === '--enable-helm') {
      parsed.enableHelm = inline !== 'false';
    } else {
      return { unsupported: words[at] as string };
    }
  }
  return parsed;
}
