import { templateNameConstant } from '../../../src/validate/rules/template-name-constant.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const set = (name: string, generators: string, more = '') =>
  applicationSet(`generators: [${generators}], template: {metadata: {name: '${name}'}}, ${more}`);
const at = 'spec.template.metadata.name';

ruleCases(templateNameConstant, {
  hit: {
    'two elements': {
      yaml: set('web', '{list: {elements: [{a: b}, {a: c}]}}'),
      finds: [{ at, message: 'every Application would be named web', severity: 'error' }],
    },
    'two lists': {
      yaml: set('web', '{list: {elements: [{a: b}]}}, {list: {elements: [{a: c}]}}'),
      finds: [{ at, message: 'every Application', severity: 'error' }],
    },
    'as many as there are folders': {
      yaml: set('web', '{git: {directories: [{path: apps/*}]}}'),
      finds: [{ at, message: 'as soon as the generators give more than one set' }],
    },
  },
  nearMiss: {
    'one cluster': { yaml: set('web', '{clusters: {selector: {matchLabels: {a: b}}}}') },
    'one of the elements': { yaml: set('web', '{selector: {}, list: {elements: [{a: b}, {a: c}]}}') },
    'one element': { yaml: set('web', '{list: {elements: [{a: b}]}}') },
    'the name is patched': { yaml: set('web', '{git: {}}', 'templatePatch: "a"') },
    'a placeholder': { yaml: set('${NAME}', '{git: {}}') },
  },
  fix: { 'a parameter': { yaml: set('web-{{name}}', '{clusters: {}}') } },
});
