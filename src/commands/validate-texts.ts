import { describe } from '../compare/application-findings.ts';
import type { Pair } from '../desired/pairs.ts';
import { identityKey, identityOf, type KubeObject } from '../model/kube-object.ts';
import type { ApplicationReview, Finding } from '../model/report.ts';
import { type WrongText, wrongTexts } from '../validate/expected-texts.ts';
import { printPath } from '../validate/print-path.ts';

/** Fields of one object that are named; the rest is counted. */
const NAMED = 3;

/**
 * Fields of rendered objects in which the API server takes text alone.
 * @param reviews of the pairs, in their order.
 */
export function validateTexts(reviews: readonly ApplicationReview[], pairs: readonly Pair[]): Finding[] {
  return reviews.flatMap(({ report, objects }, index) => {
    const origin = pairs[index]?.head?.application.origin;
    const place = origin?.found === 'file' ? origin.location : {};
    const found = faults(objects.head ?? []);
    const before = found.size === 0 ? found : faults(objects.base ?? []);
    return [...found].map(([key, { object, wrong }]): Finding => {
      const known = new Set(before.get(key)?.wrong.map(({ at }) => printPath(at)));
      const fresh = wrong.filter(({ at }) => !known.has(printPath(at)));
      const isNew = fresh.length > 0;
      return { ...findingOf(object, isNew ? fresh : wrong), new: isNew, application: report.name, ...place };
    });
  });
}

function faults(objects: readonly KubeObject[]): Map<string, { object: KubeObject; wrong: WrongText[] }> {
  const found = new Map<string, { object: KubeObject; wrong: WrongText[] }>();
  for (const object of objects) {
    const wrong = [...wrongTexts(object)];
    if (wrong.length > 0) found.set(identityKey(identityOf(object)), { object, wrong });
  }
  return found;
}

/** The values stay out of it: one may be a secret that only lacks its quotes. */
function findingOf(object: KubeObject, wrong: readonly WrongText[]): Omit<Finding, 'new'> {
  const named = wrong.slice(0, NAMED).map(({ at, type }) => `${printPath(at)} is ${type}`);
  const more = wrong.length > NAMED ? `, and ${wrong.length - NAMED} more` : '';
  return {
    rule: 'text-expected',
    severity: 'error',
    message: `${describe(identityOf(object))}: ${named.join(', ')}${more}; Kubernetes takes text there alone: the sync fails`,
    help: 'Write the value in quotes; a template of Helm does it with `| quote`.',
  };
}
