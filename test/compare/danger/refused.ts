import { expect } from '@jest/globals';
import type { Finding } from '../../../src/model/report.ts';
import { dangersIn, type Side } from './change.ts';

export function refused(base: Side, head: Side, ignored?: string[]): Finding[] {
  const found = dangersIn(base, head, ignored && { ignored });
  return found.filter(({ rule }) => rule === 'immutable-field');
}

/** The fields that make the sync fail, as the one finding lists them; empty when there is none. */
export function refusedFields(base: string, head: string): string {
  const found = refused({ objects: base }, { objects: head });
  if (found.length === 0) return '';
  expect(found).toMatchObject([{ severity: 'error' }]);
  return /^\S+ \S+: Kubernetes does not let (.+) change: the sync fails$/.exec(found[0]?.message ?? '')?.[1] ?? 'none';
}
