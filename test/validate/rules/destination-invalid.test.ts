import { destinationInvalid } from '../../../src/validate/rules/destination-invalid.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const destination = (fields: string) => application(`destination: {${fields}}`);

ruleCases(destinationInvalid, {
  hit: {
    neither: {
      yaml: destination('namespace: web'),
      finds: [{ at: 'spec.destination', message: 'neither server nor name' }],
    },
    both: {
      yaml: destination('server: https://kubernetes.default.svc, name: in-cluster'),
      finds: [{ at: 'spec.destination.name', message: 'both server and name' }],
    },
    'a name for a server': {
      yaml: destination('server: in-cluster'),
      finds: [{ at: 'spec.destination.server', message: 'which is the name of a cluster' }],
    },
    'in a template': {
      yaml: applicationSet('template: {spec: {destination: {name: a, server: https://a}}}'),
      finds: [{ at: 'spec.template.spec.destination.name', message: 'both server and name' }],
    },
  },
  nearMiss: {
    'one of them is empty': { yaml: destination('server: "", name: in-cluster') },
    'parameters may be empty': {
      yaml: applicationSet('template: {spec: {destination: {name: "{{name}}", server: "{{server}}"}}}'),
    },
    'a template that is patched': {
      yaml: applicationSet('templatePatch: "a", template: {spec: {destination: {namespace: a}}}'),
    },
    'an Application that a kustomization lists': { yaml: destination('namespace: web'), fragment: true },
  },
  fix: { 'one of them': { yaml: destination('server: https://kubernetes.default.svc/, namespace: web') } },
});
