import { defaultSettings } from '../../../src/argocd/settings.ts';
import type { KubeObject } from '../../../src/model/kube-object.ts';
import { parseYaml } from '../../../src/text/yaml.ts';
import { unknownField } from '../../../src/validate/rules/unknown-field.ts';
import { ruleCases } from '../rule-cases.ts';

const object = (kind: string, rest: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: {name: web}\n${rest}\n`;
const application = (spec: string) => object('Application', `spec: {project: p, destination: {name: c}, ${spec}}`);
const set = (generator: string) =>
  object(
    'ApplicationSet',
    `spec: {generators: [${generator}], template: {metadata: {}, spec: {project: p, destination: {}}}}`,
  );

ruleCases(unknownField, {
  hit: {
    'a slip of the pen': {
      yaml: application('source: {repoURL: u, targetrevision: v1}'),
      finds: [
        { at: 'spec.source.targetrevision', message: 'spec.source has no field "targetrevision" in Argo CD 3.6' },
      ],
    },
    'in one of several sources': {
      yaml: application('sources: [{repoURL: u}, {repoURL: u, helm: {valuefiles: [a]}}]'),
      finds: [{ at: 'spec.sources.1.helm.valuefiles', message: 'spec.sources[1].helm has no field "valuefiles"' }],
    },
    'at the top': {
      yaml: object('AppProject', 'spce: {}\nspec: {}'),
      finds: [{ at: 'spce', message: 'the object has no field "spce"' }],
    },
    'a null one': {
      yaml: application('sorce: null'),
      finds: [{ at: 'spec.sorce', message: 'spec has no field "sorce"' }],
    },
    'in metadata': {
      yaml: 'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a, annotation: {a: b}}\nspec: {}',
      finds: [{ at: 'metadata.annotation', message: 'metadata has no field "annotation" in Kubernetes' }],
    },
    'below a generator of a generator': {
      yaml: set('{matrix: {generators: [{git: {repoURL: u, revision: r, directory: []}}, {list: {elements: []}}]}}'),
      finds: [
        {
          at: 'spec.generators.0.matrix.generators.0.git.directory',
          message: 'spec.generators[0].matrix.generators[0].git has no field "directory"',
        },
      ],
    },
    'a field of a newer Argo CD': {
      yaml: application('syncPolicy: {automated: {enabled: true}}'),
      version: { major: 3, minor: 0 },
      finds: [
        {
          at: 'spec.syncPolicy.automated.enabled',
          message: 'no field "enabled" in Argo CD 3.0; 3.1 and newer know it',
        },
      ],
    },
    'for an Argo CD that is older than all schemas': {
      yaml: application('syncPolicy: {automated: {enabled: true}}'),
      version: { major: 2, minor: 10 },
      finds: [{ at: 'spec.syncPolicy.automated.enabled', message: 'in Argo CD 2.14; 3.1 and newer' }],
    },
  },
  nearMiss: {
    'where any field may be': {
      yaml: application('source: {repoURL: u, helm: {valuesObject: {a: {b: [1]}}}}'),
    },
    'keys of a map': { yaml: application('source: {repoURL: u, kustomize: {commonLabels: {any: thing}}}') },
    'the elements of a list generator': { yaml: set('{list: {elements: [{a: 1, b: {c: d}}]}}') },
    'whatever status says': { yaml: `${application('')}status: {a: {b: c}}\n` },
    'an operation, which an Application has': {
      yaml: `${application('')}operation: {sync: {revision: abc}}\n`,
    },
    'below a value of a wrong type': { yaml: application('source: [{a: b}]') },
  },
  fix: {
    'the right name': { yaml: application('source: {repoURL: u, targetRevision: v1}') },
    'the version that has the field': {
      yaml: application('syncPolicy: {automated: {enabled: true}}'),
      version: { major: 3, minor: 1 },
    },
  },
});

describe('what unknown-field says to do', () => {
  const helpFor = (spec: string, version = { major: 3, minor: 6 }) => {
    const object = parseYaml(application(spec)).documents[0]?.value as KubeObject;
    const manifest = { kind: 'Application', object, namespace: 'argocd', place: undefined, chain: [] } as const;
    const issues = [...unknownField.check(manifest, { settings: defaultSettings(version), manifests: [manifest] })];
    return issues.map(({ help, severity }) => `${severity ?? 'as the rule has it'}: ${help}`);
  };

  test.each([
    ['source: {repourl: u}', 'Did you mean "repoURL"?'],
    ['source: {repoURL: u, repourl: u}', 'Did you mean "repoURL", which is there too?'],
    ['syncPolicy: {prune: true}', 'Did you mean spec.syncPolicy.automated.prune?'],
    ['source: {repoURL: u, paths: p, path: p}', 'Remove it, or move it to where Argo CD has it. Known here: chart,'],
    ['source: {repoURL: u, helm: {path: p}}', 'Did you mean spec.source.path?'],
    ['source: {repoURL: u, helm: {frobnicate: p}}', 'Remove it, or move it to where Argo CD has it.'],
    ['syncPolicy: {frobnicate: p}', 'Known here: automated, managedNamespaceMetadata, retry, syncOptions.'],
  ])('%s: %s', (spec, help) => {
    expect(helpFor(spec)).toEqual([expect.stringContaining(help)]);
  });

  test('a field of the set in its template', () => {
    const object = parseYaml(set('{list: {elements: []}}')).documents[0]?.value as KubeObject & {
      spec: { template: { spec: { syncPolicy?: object } } };
    };
    object.spec.template.spec.syncPolicy = { preserveResourcesOnDeletion: true };
    const manifest = { kind: 'ApplicationSet', object, namespace: 'argocd', place: undefined, chain: [] } as const;
    const [issue] = [...unknownField.check(manifest, { settings: defaultSettings(), manifests: [manifest] })];
    expect(issue?.help).toContain('Did you mean spec.syncPolicy.preserveResourcesOnDeletion?');
  });

  test('of a field that an Argo CD newer than all schemas may have, nothing is sure', () => {
    expect(helpFor('source: {repoURL: u, helm: {frobnicate: p}}', { major: 3, minor: 9 })).toEqual([
      'warning: The newest version that is known here has none of that name; yours may.',
    ]);
  });
});
