import { instanceName } from '../../argocd/application.ts';
import { metadataString } from '../../model/kube-object.ts';
import { isTemplated } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** With tracking by label, each object carries the Application's name as the value of a label (resource_tracking.go SetAppInstance). */
export const labelTrackingName: Rule = {
  id: 'label-tracking-name',
  severity: 'warning',
  kinds: ['Application'],
  *check({ object, namespace }, { settings }) {
    const name = instanceName({ name: metadataString(object, 'name'), namespace }, settings.namespace);
    if (settings.trackingMethod !== 'label' || name.length <= 63 || isTemplated(name)) return;
    yield {
      message: `resources are tracked by a label with the value ${name}, which has ${name.length} characters; a label takes 63`,
      help: 'Shorten the name, or track resources by annotation.',
      at: ['metadata', 'name'],
    };
  },
};
