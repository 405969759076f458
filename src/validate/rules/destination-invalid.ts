import { isJsonObject } from '../../model/kube-object.ts';
import { isTemplated, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';
import { mayBeCompleted } from '../template.ts';

/** A destination is a server or a name, not both (util/argo GetDestinationServer). */
export const destinationInvalid: Rule = {
  id: 'destination-invalid',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check(manifest) {
    const found = applicationSpec(manifest.kind, manifest.object);
    const destination = found?.spec['destination'];
    if (!found || !isJsonObject(destination)) return;
    const at = [...found.at, 'destination'];
    const server = textAt(destination, 'server');
    const name = textAt(destination, 'name');
    if (isTemplated(server + name)) return;
    if (server === 'in-cluster') {
      yield {
        message: 'destination.server is "in-cluster", which is the name of a cluster; Argo CD finds no such server',
        help: 'Write `name: in-cluster`, or `server: https://kubernetes.default.svc`.',
        at: [...at, 'server'],
        refuses: false,
      };
    } else if (server !== '' && name !== '') {
      yield {
        message: 'the destination has both server and name; Argo CD refuses it',
        help: 'Remove one of the two.',
        at: [...at, 'name'],
      };
    } else if (server === '' && name === '' && !mayBeCompleted(manifest)) {
      yield {
        message: 'the destination has neither server nor name; Argo CD refuses it',
        help: "Set name or server; Argo CD's own cluster is `name: in-cluster`.",
        at,
      };
    }
  },
};
