import { helmParameterRepeated } from '../../../src/validate/rules/helm-parameter-repeated.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const parameters = (list: string) => application(`source: {path: p, helm: {parameters: [${list}]}}`);

ruleCases(helmParameterRepeated, {
  hit: {
    'other values': {
      yaml: parameters('{name: a, value: "1"}, {name: b, value: "1"}, {name: a, value: "2"}'),
      finds: [{ at: 'spec.source.helm.parameters.2.name', message: 'parameter a is there more than once' }],
    },
    'one of them as a string': {
      yaml: parameters('{name: a, value: "1"}, {name: a, value: "1", forceString: true}'),
      finds: [{ at: 'spec.source.helm.parameters.1.name', message: 'parameter a' }],
    },
  },
  nearMiss: {
    'the same said twice': { yaml: parameters('{name: a, value: "1"}, {name: a, value: "1"}') },
    'of several sources': {
      yaml: application(
        'sources: [{path: p, helm: {parameters: [{name: a, value: x}]}}, {path: q, helm: {parameters: [{name: a, value: y}]}}]',
      ),
    },
  },
  fix: { once: { yaml: parameters('{name: a, value: "2"}, {name: b, value: "1"}') } },
});
