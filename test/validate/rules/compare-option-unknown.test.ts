import { compareOptionUnknown } from '../../../src/validate/rules/compare-option-unknown.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const annotation = (value: string) =>
  application('project: a', `name: web, annotations: {argocd.argoproj.io/compare-options: "${value}"}`);
const at = 'metadata.annotations.argocd.argoproj.io/compare-options';

ruleCases(compareOptionUnknown, {
  hit: {
    misspelt: {
      yaml: annotation('ServerSideDiff=True'),
      finds: [{ at, message: '"ServerSideDiff=True" is no compare' }],
    },
    'one of two': { yaml: annotation('IgnoreExtraneous, IgnoreAll'), finds: [{ at, message: '"IgnoreAll"' }] },
  },
  nearMiss: {
    'spaces and a default': { yaml: annotation(' IgnoreExtraneous , IncludeMutationWebhook=false') },
    'another annotation': { yaml: application('project: a', 'name: web, annotations: {compare-options: x}') },
  },
  fix: { 'as it is spelt': { yaml: annotation('ServerSideDiff=true,IncludeMutationWebhook=true') } },
});
