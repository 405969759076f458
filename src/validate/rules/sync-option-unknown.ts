import { ignoredOption, type OptionPlace } from '../../argocd/sync-options.ts';
import type { JsonObject } from '../../model/kube-object.ts';
import { nearest } from '../../text/nearest.ts';
import { isTemplated, objectAt, stringsAt } from '../fields.ts';
import type { ArgoCdKind, Path } from '../manifest.ts';
import { annotationsOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** Sync options are compared as whole strings: one that is misspelt is ignored (types.go HasOption, annotations.go). */
export const syncOptionUnknown: Rule = {
  id: 'sync-option-unknown',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }, { settings }) {
    for (const { option, place, at } of optionsOf(kind, object)) {
      if (isTemplated(option)) continue;
      const ignored = ignoredOption(option, place, settings.version);
      if (!ignored) continue;
      const meant = nearest(option, ignored.known);
      const elsewhere = place === 'application' ? ignoredOption(option, 'resource', settings.version) : ignored;
      yield {
        message: `"${option}" ${ignored.why}${place === 'application' ? ' of an Application' : ' of a resource'}; Argo CD ignores it`,
        help: !elsewhere
          ? 'Set it on the resource, as the annotation argocd.argoproj.io/sync-options.'
          : meant
            ? `Write "${meant}".`
            : 'Remove it.',
        at,
      };
    }
  },
};

function* optionsOf(kind: ArgoCdKind, object: JsonObject): Generator<{ option: string; place: OptionPlace; at: Path }> {
  const found = applicationSpec(kind, object);
  if (found) {
    for (const [index, option] of stringsAt(objectAt(found.spec, 'syncPolicy'), 'syncOptions')) {
      yield { option, place: 'application', at: [...found.at, 'syncPolicy', 'syncOptions', index] };
    }
  }
  for (const { key, value, at } of annotationsOf(kind, object)) {
    if (key !== 'argocd.argoproj.io/sync-options') continue;
    for (const option of value.split(',').map((each) => each.trim())) {
      if (option !== '') yield { option, place: 'resource', at };
    }
  }
}
