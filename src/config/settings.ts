import { NEWEST_ARGO_CD, parseArgoCdVersion, parseKubeVersion } from '../argocd/bundled-tools.ts';
import { type ArgoCdSettings, defaultSettings } from '../argocd/settings.ts';
import { InputError, InputErrors } from '../errors.ts';
import { binaryErrors } from './binary-errors.ts';
import type { InputValues } from './command-line.ts';

/** A setting that shapes what is rendered, and where it was taken from: shown in every report. */
export interface SettingOrigin {
  name: string;
  value: string;
  /** `flag`, `environment` or `default`. */
  from: string;
}

export interface Settings {
  argocd: ArgoCdSettings;
  /** Milliseconds that one source may take to render. */
  renderTimeout: number;
  /** Lines of text on stdout; Infinity for no limit. */
  maxLines: number;
  origins: SettingOrigin[];
}

/**
 * The settings of a run, from its inputs and from stated defaults.
 *
 * @param fromEnvironment names of the inputs that no flag gave.
 * @throws InputErrors with every value that is not usable.
 */
export function readSettings(values: InputValues, fromEnvironment: ReadonlySet<string> = new Set()): Settings {
  const errors: InputError[] = [];
  const attempt = <T>(read: () => T, fallback: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
      return fallback;
    }
  };
  const text = (name: keyof InputValues) => (typeof values[name] === 'string' ? values[name] : undefined);

  const version = attempt(() => parseArgoCdVersion(text('argocd-version') ?? '3.6'), NEWEST_ARGO_CD);
  const argocd = defaultSettings(version);
  argocd.namespace = text('argocd-namespace') ?? argocd.namespace;
  argocd.kustomizeBuildOptions = text('kustomize-build-options') ?? argocd.kustomizeBuildOptions;
  const kubeVersion = text('kube-version');
  if (kubeVersion !== undefined) {
    argocd.kubeVersion = attempt(() => parseKubeVersion(kubeVersion), argocd.kubeVersion);
    argocd.clusterGuessed.kubeVersion = false;
  }
  const apiVersions = values['api-versions'];
  if (Array.isArray(apiVersions)) {
    argocd.apiVersions = [...apiVersions].sort();
    argocd.clusterGuessed.apiVersions = false;
  }
  const seconds = Number(text('render-timeout') ?? '60');
  if (!(seconds > 0 && seconds <= 3600)) {
    errors.push(
      new InputError(`render-timeout: "${text('render-timeout')}" is not a number of seconds from 1 to 3600`),
    );
  }
  const maxLines = text('max-lines') ?? '2000';
  if (!/^\d{1,9}$/.test(maxLines)) {
    errors.push(new InputError(`max-lines: "${maxLines}" is not a number of lines`, { next: 'Write 0 for no limit.' }));
  }
  errors.push(...binaryErrors(values));
  if (errors.length > 0) throw new InputErrors(errors);
  const origin = (name: keyof InputValues) => {
    if (values[name] === undefined) return 'default';
    return fromEnvironment.has(name) ? 'environment' : 'flag';
  };
  return {
    argocd,
    renderTimeout: seconds * 1000,
    maxLines: Number(maxLines) || Number.POSITIVE_INFINITY,
    origins: [
      { name: 'argocd-version', value: `${version.major}.${version.minor}`, from: origin('argocd-version') },
      { name: 'argocd-namespace', value: argocd.namespace, from: origin('argocd-namespace') },
      { name: 'kube-version', value: argocd.kubeVersion, from: origin('kube-version') },
      { name: 'api-versions', value: argocd.apiVersions.join(',') || "Kubernetes' own", from: origin('api-versions') },
      { name: 'tracking', value: argocd.trackingMethod, from: 'default' },
      ...(['kustomize-build-options', 'helm-path', 'kustomize-path'] as const).flatMap((name) => {
        const value = text(name);
        return value === undefined ? [] : [{ name, value, from: origin(name) }];
      }),
    ],
  };
}
