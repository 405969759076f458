import { nearest } from '../../text/nearest.ts';
import { isTemplated } from '../fields.ts';
import { annotationsOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';

const KNOWN = ['IgnoreExtraneous', 'ServerSideDiff=true', 'ServerSideDiff=false', 'IncludeMutationWebhook=true'];
const DEFAULTS = ['IncludeMutationWebhook=false', 'IgnoreExtraneous=false'];

/** Compare options are compared as whole strings (controller/state.go). */
export const compareOptionUnknown: Rule = {
  id: 'compare-option-unknown',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }) {
    for (const { key, value, at } of annotationsOf(kind, object)) {
      if (key !== 'argocd.argoproj.io/compare-options') continue;
      for (const option of value.split(',').map((each) => each.trim())) {
        if (option === '' || isTemplated(option) || KNOWN.includes(option) || DEFAULTS.includes(option)) continue;
        const meant = nearest(option, KNOWN) ?? nearest(option.replace(/=.*/, ''), KNOWN);
        yield {
          message: `"${option}" is no compare option; Argo CD ignores it`,
          help: meant ? `Write "${meant}".` : `Remove it; there are ${KNOWN.join(', ')}.`,
          at,
        };
      }
    }
  },
};
