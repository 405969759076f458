import { isJsonObject, metadataString } from '../../model/kube-object.ts';
import { faultsOfObject } from '../faults.ts';
import { printPath } from '../print-path.ts';
import type { Rule } from '../rule.ts';
import { schemaOf } from '../schema.ts';
import { isOfSource } from '../sources.ts';

/** The API server refuses an object without a field that the CRD requires; a null field counts as an absent one. */
export const missingField: Rule = {
  id: 'missing-field',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object, fragment }, { settings }) {
    // What is missing here, a patch of the kustomization may add.
    if (fragment) return;
    for (const fault of faultsOfObject(object, schemaOf(kind, settings.version).schema)) {
      if (fault.fault !== 'missing') continue;
      const field = [...fault.at, fault.field];
      const isNull = isJsonObject(fault.value) && fault.value[fault.field] === null;
      yield {
        message: `${printPath(field)} is ${isNull ? 'empty' : 'missing'}`,
        help: `Add it; Kubernetes refuses the ${kind} without it.`,
        at: isNull ? field : fault.at,
        refuses: isOfSource(field),
      };
    }
    // Discovery says it of an Application.
    const isNameless = metadataString(object, 'name') === '' && metadataString(object, 'generateName') === '';
    const { metadata } = object;
    if (kind !== 'Application' && isNameless && isJsonObject(metadata) && (metadata['name'] ?? '') === '') {
      yield {
        message: 'metadata.name is missing',
        help: `Add it; Kubernetes refuses the ${kind} without it.`,
        at: ['metadata'],
      };
    }
  },
};
