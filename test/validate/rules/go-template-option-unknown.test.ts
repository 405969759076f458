import { goTemplateOptionUnknown } from '../../../src/validate/rules/go-template-option-unknown.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const options = (list: string) => applicationSet(`goTemplate: true, goTemplateOptions: [${list}]`);

ruleCases(goTemplateOptionUnknown, {
  hit: {
    misspelt: {
      yaml: options('missingkey=errors'),
      finds: [{ at: 'spec.goTemplateOptions.0', message: '"missingkey=errors" is no option' }],
    },
  },
  nearMiss: { 'without Go templates they are not looked at': { yaml: applicationSet('goTemplateOptions: [a]') } },
  fix: { 'as it is spelt': { yaml: options('missingkey=error') } },
});
