import { metadataString } from '../../model/kube-object.ts';
import { isTemplated, objectAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** Applications are generated into the namespace of their ApplicationSet (applicationset/controllers/template GenerateApplications). */
export const templateNamespaceIgnored: Rule = {
  id: 'template-namespace-ignored',
  severity: 'warning',
  kinds: ['ApplicationSet'],
  *check({ object }) {
    const own = metadataString(object, 'namespace');
    const namespace = textAt(objectAt(object, 'spec', 'template', 'metadata'), 'namespace');
    if (own === '' || namespace === '' || namespace === own || isTemplated(own + namespace)) return;
    yield {
      message: `the template's namespace ${namespace} is ignored: Applications are generated into ${own}, like the ApplicationSet`,
      help: 'Remove it, or move the ApplicationSet.',
      at: ['spec', 'template', 'metadata', 'namespace'],
    };
  },
};
