import { duplicateName } from '../../../src/validate/rules/duplicate-name.ts';
import { application, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const web = application('project: a');

ruleCases(duplicateName, {
  hit: {
    'in one file': {
      yaml: web + web,
      finds: [{ at: 'metadata.name', message: 'another Application of this name, at line 7', severity: 'warning' }],
    },
    'in two files of a folder': {
      yaml: web + application('project: a', 'name: web, namespace: argocd'),
      files: ['apps/a.yaml', 'apps/b.yaml'],
      finds: [{ at: 'metadata.name', message: 'apps/b.yaml has an object of this kind and name' }],
    },
  },
  nearMiss: {
    'in another folder': { yaml: web + web, files: ['dev/web.yaml', 'prod/web.yaml'] },
    'in another namespace': { yaml: web + application('project: a', 'name: web, namespace: shop') },
    'of another kind': { yaml: web + project('roles: []', 'name: web') },
    'a parameter': {
      yaml: application('project: a', 'name: "${name}"') + application('project: b', 'name: "${name}"'),
    },
    'a base of a kustomization': { yaml: web + web, fragment: true },
    'one that is rendered as well': { yaml: web + web, chain: ['root'] },
  },
  fix: { 'another name': { yaml: web + application('project: a', 'name: shop') } },
});
