import { readApplication } from '../../src/argocd/application.ts';
import { buildEnvironment } from '../../src/argocd/build-environment.ts';
import { helmOptions, splitRef } from '../../src/argocd/helm-arguments.ts';
import { type ArgoCdSettings, defaultSettings } from '../../src/argocd/settings.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';

function options(helm: JsonObject, settings: Partial<ArgoCdSettings> = {}) {
  const source = { repoURL: 'https://example.com/shop.git', path: 'charts/web', helm };
  const application = readApplication(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'web' },
      spec: { source, destination: { namespace: 'shop' } },
    },
    { found: 'file', location: { file: 'a.yaml', line: 1, column: 1 } },
    'argocd',
  );
  return helmOptions(application, source, buildEnvironment(application, source, 'argocd'), {
    ...defaultSettings(),
    ...settings,
  });
}

describe('helmOptions', () => {
  test('defaults', () => {
    expect(options({})).toEqual({
      valueFiles: [],
      ignoreMissingValueFiles: false,
      fileParameters: [],
      inlineValues: undefined,
      fixed: {
        helm: '4',
        releaseName: 'web',
        namespace: 'shop',
        kubeVersion: '1.36.0',
        apiVersions: [],
        set: [],
        setString: [],
        includeCrds: true,
        skipSchemaValidation: false,
        skipTests: false,
      },
    });
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['releaseName', { releaseName: 'old' }, { releaseName: 'old' }],
    ['namespace', { namespace: 'other' }, { namespace: 'other' }],
    ['skipCrds', { skipCrds: true }, { includeCrds: false }],
    ['skipTests', { skipTests: true }, { skipTests: true }],
    ['skipSchemaValidation', { skipSchemaValidation: true }, { skipSchemaValidation: true }],
    ['kubeVersion', { kubeVersion: 'v1.29.4-eks-1' }, { kubeVersion: '1.29.4' }],
    ['apiVersions', { apiVersions: ['a/v1', 'a/v1/A'] }, { apiVersions: ['a/v1', 'a/v1/A'] }],
    ['a parameter', { parameters: [{ name: 'a', value: 'b' }] }, { set: ['a=b'] }],
    ['forceString', { parameters: [{ name: 'a', value: '1', forceString: true }] }, { setString: ['a=1'] }],
    [
      'the last of equal names',
      {
        parameters: [
          { name: 'a', value: '1' },
          { name: 'a', value: '2' },
        ],
      },
      { set: ['a=2'] },
    ],
    ['commas', { parameters: [{ name: 'a', value: 'x,y' }] }, { set: ['a=x\\,y'] }],
    ['escaped commas', { parameters: [{ name: 'a', value: 'x\\,y' }] }, { set: ['a=x\\,y'] }],
    ['lists', { parameters: [{ name: 'a', value: '{x,y}' }] }, { set: ['a={x,y}'] }],
    ['a leading comma', { parameters: [{ name: 'a', value: ',x' }] }, { set: ['a=\\,x'] }],
    ['variables in values', { parameters: [{ name: '$X', value: '$ARGOCD_APP_NAME' }] }, { set: ['$X=web'] }],
  ])('%s', (_name, helm, expected) => {
    expect(options(helm).fixed).toMatchObject(expected);
  });

  test('Helm 3 before Argo CD 3.5', () => {
    expect(options({}, { version: { major: 3, minor: 4 } }).fixed).toMatchObject({ helm: '3' });
  });

  test('valuesObject replaces values', () => {
    expect(options({ values: 'a: 1' }).inlineValues).toBe('a: 1');
    expect(options({ values: 'a: 1', valuesObject: { b: { c: '2' } } }).inlineValues).toBe(
      '{\n  "b": {\n    "c": "2"\n  }\n}',
    );
    expect(options({ values: '' }).inlineValues).toBeUndefined();
  });
});

test.each([
  ['$values/envs/prod.yaml', { ref: 'values', path: 'envs/prod.yaml' }],
  ['$values', { ref: 'values', path: '' }],
  ['values.yaml', undefined],
  ['a/$values/x', undefined],
])('splitRef(%s)', (path, expected) => {
  expect(splitRef(path)).toEqual(expected);
});
