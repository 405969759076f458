import { nearest } from '../../text/nearest.ts';
import { objectAt, stringsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

const KNOWN = ['missingkey=default', 'missingkey=invalid', 'missingkey=zero', 'missingkey=error'];

/** Go's text/template panics on an option that it does not know (Template.Option). */
export const goTemplateOptionUnknown: Rule = {
  id: 'go-template-option-unknown',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object }) {
    const spec = objectAt(object, 'spec');
    for (const [index, option] of stringsAt(spec, 'goTemplateOptions')) {
      if (spec['goTemplate'] !== true || KNOWN.includes(option)) continue;
      yield {
        message: `"${option}" is no option of Go's templates, which end with an error`,
        help: `Write "${nearest(option, KNOWN) ?? 'missingkey=error'}".`,
        at: ['spec', 'goTemplateOptions', index],
      };
    }
  },
};
