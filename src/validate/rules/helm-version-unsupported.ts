import { helmVersions } from '../../argocd/bundled-tools.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { isTemplated, objectAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';

/** `helm.version` names a major version that Argo CD has (util/helm NewCmd). */
export const helmVersionUnsupported: Rule = {
  id: 'helm-version-unsupported',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }, { settings }) {
    const known = helmVersions(settings.version);
    for (const { source, at } of sourcesOf(kind, object)) {
      const version = isJsonObject(source) ? textAt(objectAt(source, 'helm'), 'version') : '';
      if (version === '' || known.includes(version) || isTemplated(version)) continue;
      yield {
        message: `helm.version "${version}" is not supported by Argo CD ${settings.version.major}.${settings.version.minor}, which knows ${known.join(' and ')}`,
        help: 'Remove helm.version: Argo CD has one Helm.',
        at: [...at, 'helm', 'version'],
      };
    }
  },
};
