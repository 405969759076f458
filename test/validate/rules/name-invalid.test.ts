import { nameInvalid } from '../../../src/validate/rules/name-invalid.ts';
import { application, applicationSet, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(nameInvalid, {
  hit: {
    'capital letters': {
      yaml: application('project: a', 'name: Web'),
      finds: [{ at: 'metadata.name', message: 'the name "Web" is no name' }],
    },
    'an underscore': {
      yaml: project('roles: []', 'name: my_shop'),
      finds: [{ at: 'metadata.name', message: '"my_shop"' }],
    },
    'too long': {
      yaml: application('project: a', `name: ${'a'.repeat(254)}`),
      finds: [{ at: 'metadata.name', message: 'has 254 characters' }],
    },
    'a line break, and what is not ASCII': {
      yaml: application('project: a', 'name: "web\\n|`x`", namespace: "ns-\u00e9"'),
      finds: [
        { at: 'metadata.name', message: 'is no name' },
        { at: 'metadata.namespace', message: 'is no name' },
      ],
    },
    namespaces: {
      yaml: application('destination: {namespace: shop.web}', 'name: a, namespace: my_ns'),
      finds: [
        { at: 'metadata.namespace', message: '"my_ns"' },
        { at: 'spec.destination.namespace', message: '"shop.web"' },
      ],
    },
    'in a template': {
      yaml: applicationSet('template: {metadata: {name: A}, spec: {destination: {namespace: -a}}}'),
      finds: [
        { at: 'spec.template.metadata.name', message: '"A"' },
        { at: 'spec.template.spec.destination.namespace', message: '"-a"' },
      ],
    },
  },
  nearMiss: {
    'dots in a name': { yaml: application('project: a', 'name: web.shop') },
    'a parameter': { yaml: applicationSet('template: {metadata: {name: "Web-{{name}}"}}') },
    'filled in by a tool': { yaml: application('project: a', 'name: $NAME') },
    'filled in by a tool, in signs of ASCII': { yaml: application('project: a', 'name: "[[name]]"') },
    'filled in by hand': { yaml: application('project: a', 'name: <NAME>, namespace: __NS__') },
  },
  fix: { plain: { yaml: application('destination: {namespace: shop}', 'name: my-web-1') } },
});
