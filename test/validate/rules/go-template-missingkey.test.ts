import { goTemplateMissingkey } from '../../../src/validate/rules/go-template-missingkey.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(goTemplateMissingkey, {
  hit: {
    'no options': {
      yaml: applicationSet('goTemplate: true'),
      finds: [{ at: 'spec.goTemplate', message: '<no value>' }],
    },
  },
  nearMiss: {
    'no Go templates': { yaml: applicationSet('goTemplate: false') },
    'another choice': { yaml: applicationSet('goTemplate: true, goTemplateOptions: [missingkey=zero]') },
  },
  fix: { error: { yaml: applicationSet('goTemplate: true, goTemplateOptions: [missingkey=error]') } },
});
