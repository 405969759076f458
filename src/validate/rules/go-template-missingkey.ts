import { objectAt, stringsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** Without it, a parameter that is missing becomes the text `<no value>` (docs/operator-manual/applicationset/GoTemplate.md). */
export const goTemplateMissingkey: Rule = {
  id: 'go-template-missingkey',
  severity: 'info',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    const spec = objectAt(object, 'spec');
    const options = [...stringsAt(spec, 'goTemplateOptions')].map(([, option]) => option);
    if (fragment || spec['goTemplate'] !== true || options.some((option) => option.startsWith('missingkey='))) return;
    yield {
      message: 'goTemplateOptions lacks missingkey=error: a parameter that is missing becomes the text "<no value>"',
      help: 'Add goTemplateOptions: ["missingkey=error"].',
      at: ['spec', 'goTemplate'],
    };
  },
};
