import { goTemplateMismatch } from '../../../src/validate/rules/go-template-mismatch.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const named = (name: string, goTemplate: boolean) =>
  applicationSet(`goTemplate: ${goTemplate}, template: {metadata: {name: '${name}'}}`);
const at = 'spec.template.metadata.name';

ruleCases(goTemplateMismatch, {
  hit: {
    'a Go template without goTemplate': {
      yaml: named('web-{{ .name }}', false),
      finds: [{ at, message: '{{ .name }} is a Go template, and goTemplate is not set' }],
    },
    'a name with goTemplate': {
      yaml: named('web-{{name}}', true),
      finds: [{ at, message: "{{ name }} is a function to Go's templates" }],
    },
    'a path with goTemplate': {
      yaml: applicationSet(
        "goTemplate: true, template: {spec: {source: {path: '{{path}}'}, destination: {namespace: '{{path.basename}}'}}}",
      ),
      finds: [
        { at: 'spec.template.spec.destination.namespace', message: '{{ path.basename }}' },
        { at: 'spec.template.spec.source.path', message: '{{ path }}' },
      ],
    },
  },
  nearMiss: {
    'inline values are another template': {
      yaml: applicationSet("template: {spec: {source: {path: a, helm: {values: 'a: {{ .Values.b }}'}}}}"),
    },
    'annotations may be templates of other tools': {
      yaml: applicationSet("template: {metadata: {annotations: {a: '{{ .name }}'}}}"),
    },
    'words and functions of Go': { yaml: named('{{ if .a }}{{ now }}{{ else }}{{ .b }}{{ end }}', true) },
    'a function with an argument': { yaml: named('{{ normalize .name }}', true) },
  },
  fix: { 'with goTemplate': { yaml: named('web-{{ .name }}', true) }, without: { yaml: named('web-{{name}}', false) } },
});
