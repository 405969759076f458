import { faultsOfObject } from '../faults.ts';
import { printPath } from '../print-path.ts';
import type { Rule } from '../rule.ts';
import { schemaOf } from '../schema.ts';
import { isOfSource } from '../sources.ts';

const MAXIMUM_SHOWN = 60;

/** The API server refuses what the CRD's enum, pattern, or minimum and maximum exclude. */
export const invalidValue: Rule = {
  id: 'invalid-value',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }, { settings }) {
    for (const fault of faultsOfObject(object, schemaOf(kind, settings.version).schema)) {
      if (fault.fault !== 'value') continue;
      const { at, value, wanted } = fault;
      const isShown = typeof value !== 'object' && value !== '' && String(value).length <= MAXIMUM_SHOWN;
      yield {
        message: `${printPath(at)} ${isShown ? `is "${String(value)}", but ` : ''}${wanted}`,
        help: 'Write a value that the field allows; Kubernetes refuses the object as it is.',
        at,
        refuses: isOfSource(at),
      };
    }
  },
};
