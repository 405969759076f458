import { isJsonObject, metadataString } from '../../model/kube-object.ts';
import { isTemplated, objectAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';

const RELEASE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Helm takes release names of 53 characters at most (chartutil ValidateReleaseName); the Application's name is the default. */
export const releaseNameInvalid: Rule = {
  id: 'release-name-invalid',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check({ kind, object }) {
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source)) continue;
      const isHelm = isJsonObject(source['helm']) || source['chart'];
      const rendersNothing = !source['path'] && !source['chart'];
      const own = textAt(objectAt(source, 'helm'), 'releaseName');
      const name = own || (kind === 'Application' ? metadataString(object, 'name') : '');
      if (!isHelm || rendersNothing || name === '' || isTemplated(name)) continue;
      if (name.length <= 53 && RELEASE_NAME.test(name)) continue;
      const why = name.length > 53 ? `has ${name.length} characters; Helm takes 53` : 'is no name that Helm takes';
      yield {
        message: `the release name ${name}${own ? '' : ", the Application's name,"} ${why}`,
        help: `Set helm.releaseName to lower-case letters, digits and dashes, 53 at most.`,
        at: own ? [...at, 'helm', 'releaseName'] : ['metadata', 'name'],
      };
    }
  },
};
