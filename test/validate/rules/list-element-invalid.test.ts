import { listElementInvalid } from '../../../src/validate/rules/list-element-invalid.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const list = (elements: string, goTemplate = false) =>
  applicationSet(`goTemplate: ${goTemplate}, generators: [{list: {elements: [${elements}]}}]`);
const at = 'spec.generators.0.list.elements';

ruleCases(listElementInvalid, {
  hit: {
    'no strings': {
      yaml: list('{name: a}, {name: b, replicas: 3, prod: true, tags: [a]}'),
      finds: [
        { at: `${at}.1.replicas`, message: 'replicas is 3, which is no string' },
        { at: `${at}.1.prod`, message: 'prod is true' },
        { at: `${at}.1.tags`, message: 'tags is no string' },
      ],
    },
    'below values': {
      yaml: list('{values: {a: 1}}, {values: a}'),
      finds: [
        { at: `${at}.0.values.a`, message: 'values.a is 1' },
        { at: `${at}.1.values`, message: 'values is no mapping' },
      ],
    },
    'no mapping': { yaml: list('web', true), finds: [{ at: `${at}.0`, message: 'no mapping of parameters' }] },
    'in a matrix': {
      yaml: applicationSet('generators: [{matrix: {generators: [{list: {elements: [{a: 1}]}}, {git: {}}]}}]'),
      finds: [{ at: 'spec.generators.0.matrix.generators.0.list.elements.0.a', message: 'a is 1' }],
    },
  },
  nearMiss: {
    'a kustomization may patch it': { yaml: list('patch-me'), fragment: true },
    'Go templates take all': { yaml: list('{name: b, replicas: 3, values: [a]}', true) },
  },
  fix: { quotes: { yaml: list('{name: b, replicas: "3", values: {a: "1"}}') } },
});
