import { identityKey, type ObjectIdentity } from '../model/kube-object.ts';
import type { SourceLocation } from '../model/location.ts';
import type { Finding } from '../model/report.ts';
import type { ResolvedSource } from '../model/resolved-source.ts';
import type { Subject } from './subject.ts';

/**
 * What is wrong with an Application at head.
 * @param repeated objects that a side renders more than once.
 */
export function findingsOf(
  base: Subject | undefined,
  head: Subject | undefined,
  repeated: { base: readonly ObjectIdentity[] | undefined; head: readonly ObjectIdentity[] | undefined },
): Finding[] {
  const findings: Finding[] = [];
  if (!head) return findings;
  const { application, obstacle } = head;
  const place = application.origin.found === 'file' ? application.origin.location : {};
  if (obstacle?.kind === 'refused') {
    findings.push({
      rule: 'render-failed',
      severity: 'error',
      new: !isBrokenAsBefore(base, head),
      message: obstacle.message,
      help: 'Argo CD would show this as a ComparisonError and deploy nothing.',
      application: application.name,
      ...place,
    });
  }
  const repeatedBefore = new Set(repeated.base?.map(identityKey));
  for (const identity of repeated.head ?? []) {
    findings.push({
      rule: 'repeated-resource',
      severity: 'warning',
      new: !repeatedBefore.has(identityKey(identity)),
      message: `${describe(identity)} is rendered more than once; Argo CD keeps the last one`,
      help: 'Remove or rename all but one.',
      application: application.name,
      ...place,
    });
  }
  return [...findings, ...movableSources(base, head, place)];
}

/** What may be other bytes at the sync than in this review, though nothing in the repository changes. */
function movableSources(base: Subject | undefined, head: Subject, place: Partial<SourceLocation>): Finding[] {
  const keyOf = ({ role, url, chart, asked }: ResolvedSource) => [role, url, chart, asked].join('\n');
  const before = new Set(base?.sources.filter(({ movable }) => movable).map(keyOf));
  return head.sources.flatMap((source): Finding[] => {
    const { role, url, chart, movable } = source;
    if (!movable) return [];
    return [
      {
        rule: 'mutable-revision',
        severity: 'warning',
        new: !before.has(keyOf(source)),
        message: `${role} ${chart === undefined ? url : `${chart} of ${url}`}: ${movable.why}`,
        help: `Pin it: ${movable.pin}.`,
        application: head.application.name,
        ...place,
      },
    ];
  });
}

/** Whether it cannot be rendered on either side, for the same reason. */
export function isBrokenAsBefore(base: Subject | undefined, { obstacle }: Subject): boolean {
  const before = base?.obstacle;
  return before?.kind === 'refused' && obstacle?.kind === 'refused' && isSameFault(before.message, obstacle.message);
}

/** A fault that base has too may stand on another line, or name another size: it is not the change's. */
function isSameFault(base: string, head: string): boolean {
  const withoutNumbers = (message: string) => message.replace(/(?<=[\s:])\d+(?=[\s:,)]|$)/g, '0');
  return withoutNumbers(base) === withoutNumbers(head);
}

/** `Deployment.apps shop/web`: an object in a sentence. */
export function describe({ group, kind, namespace, name }: ObjectIdentity): string {
  return `${group === '' ? kind : `${kind}.${group}`} ${namespace === '' ? name : `${namespace}/${name}`}`;
}
