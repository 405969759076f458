import type { Json } from '../../model/kube-object.ts';
import { faultsOfObject } from '../faults.ts';
import { printPath } from '../print-path.ts';
import type { Rule } from '../rule.ts';
import { schemaOf } from '../schema.ts';
import { isOfSource } from '../sources.ts';

/** The API server refuses a value of another type than the CRD's (structural schemas). */
export const wrongType: Rule = {
  id: 'wrong-type',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }, { settings }) {
    for (const fault of faultsOfObject(object, schemaOf(kind, settings.version).schema)) {
      if (fault.fault !== 'type') continue;
      const { at, value, expected } = fault;
      // Something else renders this before Kubernetes sees it; what an ApplicationSet renders itself has to pass as it stands.
      if (kind !== 'ApplicationSet' && typeof value === 'string' && value.includes('{{')) continue;
      yield {
        // The value stays out of it: it may be a secret that only lacks its quotes.
        message: `${printPath(at)} is ${typeOf(value)}, but has to be ${expected}`,
        help: correction(value, expected),
        at,
        refuses: isOfSource(at),
      };
    }
  },
};

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'bigint') return 'a number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function correction(value: Json, expected: string): string {
  const isScalar = typeof value !== 'object';
  if (isScalar && expected === 'a string') return 'Write it in quotes.';
  const text = typeof value === 'string' ? value.trim() : '';
  if (expected === 'a boolean' && /^(true|false)$/i.test(text)) return `Write ${text.toLowerCase()} without quotes.`;
  if (expected === 'an integer' && /^-?\d+$/.test(text)) return `Write ${text} without quotes.`;
  if (text.includes('{{'))
    return `A template gives a string here, whatever it renders; only templatePatch can set ${expected}.`;
  if (expected === 'a list' && value !== null) return 'Write it as a list: each item on a line of its own, after "- ".';
  return `Write ${expected}; Kubernetes refuses the object as it is.`;
}
