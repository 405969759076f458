import { nearest } from '../../text/nearest.ts';
import { isTemplated, stringsAt } from '../fields.ts';
import { metadataOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';

const RESOURCES = 'resources-finalizer.argocd.argoproj.io';
const OF_APPLICATION = [RESOURCES, `${RESOURCES}/background`, `${RESOURCES}/foreground`];
/** Set by the controller itself, for hooks. */
const OF_HOOKS = /^(pre|post)-delete-finalizer\.argocd\.argoproj\.io(\/[\w-]+)?$/;

/** Nobody removes a finalizer of a misspelt name, and Kubernetes waits for that for ever (application_defaults.go). */
export const finalizerUnknown: Rule = {
  id: 'finalizer-unknown',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }) {
    for (const { of, metadata, at } of metadataOf(kind, object)) {
      const known = of === 'Application' ? OF_APPLICATION : [RESOURCES];
      for (const [index, finalizer] of stringsAt(metadata, 'finalizers')) {
        const isOurs = /argoproj\.io|argocd/i.test(finalizer) || nearest(finalizer, known) !== undefined;
        if (!isOurs || known.includes(finalizer) || OF_HOOKS.test(finalizer) || isTemplated(finalizer)) continue;
        yield {
          message: `Argo CD does not know the finalizer ${finalizer}; the ${of} could not be deleted`,
          help: `Write ${nearest(finalizer, known) ?? RESOURCES}, or remove it.`,
          at: [...at, 'finalizers', index],
        };
      }
    }
  },
};
