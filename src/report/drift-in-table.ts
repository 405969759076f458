import type { DriftedObject } from '../model/drift.ts';
import type { ApplicationReport } from '../model/report.ts';
import { DRIFT_WORDS, outcomesOf, overriddenInShort, valueInShort } from './drift-phrases.ts';
import { someOf } from './phrases.ts';

/** Objects of one outcome, and fields of one object, that a cell has room for. */
const NAMED = 2;

/** What had drifted of one Application, with what the merge does to what: for a row of a table, where somebody looked. */
export function driftInTable({ drift, status }: ApplicationReport): string {
  if (drift === undefined) return status === 'added' ? 'new: nothing is live yet' : '';
  if (drift.undetermined) return 'could not be determined';
  if (drift.sync === 'Missing') return 'not in Argo CD yet';
  const outcomes = outcomesOf(drift.objects).map(({ short, objects }) => {
    const count = `${objects.length} ${short}`;
    // What stays as it is needs no decision.
    return objects.every(({ fate }) => fate === 'kept') ? count : `${count}: ${namesOf(objects)}`;
  });
  const parts = [...outcomes, overriddenInShort(drift)].filter((part) => part !== '');
  const health = drift.health === undefined || drift.health === 'Healthy' ? [] : [`health ${drift.health}`];
  const without = drift.sync === 'Synced' ? 'nothing' : drift.sync;
  return [parts.join('; ') || without, ...health].join('; ');
}

function namesOf(objects: readonly DriftedObject[]): string {
  const { shown, more } = someOf(objects.map(withValues), NAMED);
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** `Service storefront port 8080 → 80`. */
function withValues({ kind, name, drift, selfHeals, values = [] }: DriftedObject): string {
  const isWhole = selfHeals && drift !== 'changed';
  const how = isWhole ? DRIFT_WORDS[drift] : values.slice(0, NAMED).map(valueInShort).join(', ');
  return [`${kind} ${name}`, how].filter((part) => part !== '').join(' ');
}
