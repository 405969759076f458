import { templateParameterUnknown } from '../../../src/validate/rules/template-parameter-unknown.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const set = (name: string, generators: string, goTemplate = false) =>
  applicationSet(`goTemplate: ${goTemplate}, generators: [${generators}], template: {metadata: {name: '${name}'}}`);
const at = 'spec.template.metadata.name';
const LIST = '{list: {elements: [{cluster: a, url: u}, {cluster: b}]}}';

ruleCases(templateParameterUnknown, {
  hit: {
    misspelt: { yaml: set('{{clutser}}', LIST), finds: [{ at, message: 'generators[0] gives no parameter clutser' }] },
    'not in every element': { yaml: set('{{url}}', LIST), finds: [{ at, message: 'url in some of its sets' }] },
    'not of every generator': {
      yaml: set('{{cluster}}', `${LIST}, {clusters: {}}`),
      finds: [{ at, message: 'generators[1] gives no parameter cluster' }],
    },
    'with Go templates': {
      yaml: set('{{ .name | lower }}', '{git: {directories: [{path: a}]}}', true),
      finds: [{ at, message: 'gives no parameter name' }],
    },
    'each once': {
      yaml: applicationSet(
        "generators: [{clusters: {}}], template: {metadata: {name: '{{a}}-{{a}}', labels: {b: '{{a}}'}}}",
      ),
      finds: [{ at, message: 'gives no parameter a' }],
    },
  },
  nearMiss: {
    'files give what they hold': { yaml: set('{{anything}}', '{git: {files: [{path: a}]}}') },
    'labels of clusters': { yaml: set('{{metadata.labels.env}}-{{values.a}}', '{clusters: {values: {a: b}}}') },
    'a part of a path': { yaml: set('{{path[1]}}', '{git: {directories: [{path: a/*}]}}') },
    'Go templates may do without': { yaml: set('{{ if .a }}{{ .a }}{{ end }}{{ .b | default "c" }}', LIST, true) },
    'an element may lack it with Go templates': { yaml: set('{{ .url }}', LIST, true) },
    'inline values are another template': {
      yaml: applicationSet(`generators: [${LIST}], template: {spec: {source: {helm: {values: '{{pod}}'}}}}`),
    },
    'a generator with a template of its own': {
      yaml: set('{{a}}', '{list: {elements: [{b: c}], template: {metadata: {name: x}}}}'),
    },
  },
  fix: {
    'one that is given': { yaml: set('{{cluster}}', LIST) },
    'of both generators of a matrix': {
      yaml: set(
        '{{name}}-{{path.basename}}',
        '{matrix: {generators: [{clusters: {}}, {git: {directories: [{path: a}]}}]}}',
      ),
    },
  },
});
