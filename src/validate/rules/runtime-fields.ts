import { isJsonObject } from '../../model/kube-object.ts';
import type { Rule } from '../rule.ts';

/** `operation` starts a sync each time it is applied, and `status` is written by the controller (types.go Application). */
export const runtimeFields: Rule = {
  id: 'runtime-fields',
  severity: 'info',
  kinds: ['Application'],
  *check({ object }) {
    if (isJsonObject(object['operation'])) {
      yield {
        message: 'operation is in the manifest: whenever it is applied, Argo CD starts this operation',
        help: 'Remove it, and use syncPolicy.automated to sync.',
        at: ['operation'],
      };
    }
    if (isJsonObject(object['status']) && Object.keys(object['status']).length > 0) {
      yield {
        message: 'status is in the manifest: whenever it is applied, it overwrites what the controller found',
        help: 'Remove it; it was probably exported with the rest.',
        at: ['status'],
      };
    }
  },
};
