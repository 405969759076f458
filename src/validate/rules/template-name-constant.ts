import { generatorsIn, setGenerators } from '../../argocd/generators.ts';
import { listAt, objectAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { isTemplateChanged } from '../template.ts';

/** Generators that are there to find several things. */
const MANY = ['git', 'scmProvider', 'pullRequest'];

/** Applications of one name are one: of all that a set generates with it, Argo CD makes none or one (validateGeneratedApplications). */
export const templateNameConstant: Rule = {
  id: 'template-name-constant',
  severity: 'info',
  kinds: ['ApplicationSet'],
  *check({ kind, object, fragment }) {
    const spec = objectAt(object, 'spec');
    const name = textAt(objectAt(spec, 'template', 'metadata'), 'name');
    if (fragment || name === '' || /[{$]/.test(name) || isTemplateChanged(kind, object)) return;
    const generators = [...generatorsIn(spec['generators'])].filter(({ depth }) => depth === 0);
    const elements = generators.map(({ entry }) =>
      'selector' in entry ? 0 : listAt(objectAt(entry, 'list'), 'elements').length,
    );
    const isCertain = elements.some((count) => count > 1) || elements.filter((count) => count > 0).length > 1;
    // A list of one element, the one cluster of a label, or a plugin is how a single Application is written.
    const mayBeSeveral = generators.some(({ entry }) => setGenerators(entry).some((each) => MANY.includes(each)));
    if (!isCertain && !mayBeSeveral) return;
    yield {
      message: isCertain
        ? `every Application would be named ${name}; Argo CD refuses Applications of one name`
        : `the name ${name} has no parameter: as soon as the generators give more than one set, Argo CD refuses the Applications`,
      help: 'Put a parameter into the name that tells them apart.',
      at: ['spec', 'template', 'metadata', 'name'],
      ...(isCertain && { severity: 'error' as const }),
    };
  },
};
