import { gitGeneratorPaths } from '../../../src/validate/rules/git-generator-paths.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const git = (fields: string) => applicationSet(`generators: [{git: {repoURL: u, revision: HEAD, ${fields}}}]`);

ruleCases(gitGeneratorPaths, {
  hit: {
    neither: {
      yaml: git('files: []'),
      finds: [{ at: 'spec.generators.0.git', message: 'neither directories nor files' }],
    },
    both: {
      yaml: git('files: [{path: a}], directories: [{path: b}]'),
      finds: [{ at: 'spec.generators.0.git.files', message: 'Argo CD ignores files', severity: 'warning' }],
    },
  },
  nearMiss: {
    'a kustomization may patch it': { yaml: git('files: []'), fragment: true },
    'an empty list beside': { yaml: git('files: [], directories: [{path: b}]') },
  },
  fix: { files: { yaml: git('files: [{path: "**/config.json"}]') } },
});
