import type { RenderStep } from '../../src/desired/plan.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import { CHART, filesOf, plan } from './plan-fixture.ts';

function valuesOf(steps: RenderStep[]): unknown {
  return steps[0]?.arguments['values'];
}

describe('Helm', () => {
  test.each([
    ['v2', { major: 3, minor: 6 }],
    ['v4', { major: 3, minor: 4 }],
  ])('version %s is refused where Argo CD does not have it', async (version, argoCd) => {
    await expect(plan(CHART, { path: 'chart', helm: { version } }, argoCd)).rejects.toThrow(
      `helm version '${version}' is not supported`,
    );
  });

  test.each<[string, JsonObject, unknown]>([
    ['relative to the chart', { valueFiles: ['envs/a.yaml'] }, [{ path: 'chart/envs/a.yaml' }]],
    ['from the root of the repository', { valueFiles: ['/shared.yaml'] }, [{ path: 'shared.yaml' }]],
    ['beside the chart', { valueFiles: ['../shared.yaml'] }, [{ path: 'shared.yaml' }]],
    [
      'missing ones left out',
      { valueFiles: ['gone.yaml', 'envs/a.yaml'], ignoreMissingValueFiles: true },
      [{ path: 'chart/envs/a.yaml' }],
    ],
    [
      'globs in the order of names',
      { valueFiles: ['envs/*.yaml'] },
      [{ path: 'chart/envs/a.yaml' }, { path: 'chart/envs/b.yaml' }],
    ],
    [
      'an explicit entry beats the glob',
      { valueFiles: ['envs/*.yaml', 'envs/a.yaml'] },
      [{ path: 'chart/envs/b.yaml' }, { path: 'chart/envs/a.yaml' }],
    ],
    [
      'the first of repeated ones',
      { valueFiles: ['envs/a.yaml', 'envs/b.yaml', 'envs/a.yaml'] },
      [{ path: 'chart/envs/a.yaml' }, { path: 'chart/envs/b.yaml' }],
    ],
    [
      'inline values last',
      { valueFiles: ['envs/a.yaml'], values: 'a: 1' },
      [{ path: 'chart/envs/a.yaml' }, { content: 'a: 1' }],
    ],
    ['a glob that leaves a letter out', { valueFiles: ['envs/[!a].yaml'] }, [{ path: 'chart/envs/b.yaml' }]],
    ['variables', { valueFiles: ['envs/${ARGOCD_APP_SOURCE_TARGET_REVISION}a.yaml'] }, [{ path: 'chart/envs/a.yaml' }]],
  ])('value files: %s', async (_name, helm, expected) => {
    expect(valuesOf((await plan(CHART, { path: 'chart', helm })).steps)).toEqual(expected);
  });

  test('before 3.4 a repeated file counts twice, and globs are names', async () => {
    const version = { major: 3, minor: 3 };
    const { steps } = await plan(
      CHART,
      { path: 'chart', helm: { valueFiles: ['envs/a.yaml', 'envs/a.yaml'] } },
      version,
    );
    expect(valuesOf(steps)).toEqual([{ path: 'chart/envs/a.yaml' }, { path: 'chart/envs/a.yaml' }]);
    await expect(plan(CHART, { path: 'chart', helm: { valueFiles: ['envs/*.yaml'] } }, version)).rejects.toThrow(
      /envs\/\*/,
    );
  });

  test.each<[string, JsonObject, RegExp]>([
    ['missing', { valueFiles: ['gone.yaml'] }, /no value file chart\/gone.yaml \(written "gone.yaml"\)$/],
    ['misspelt', { valueFiles: ['vlaues.yaml'] }, /; did you mean chart\/values.yaml\?$/],
    ['misspelt, from the root', { valueFiles: ['/shraed.yaml'] }, /; did you mean shared.yaml\?$/],
    ['in a folder that is misspelt', { valueFiles: ['../ohter/secret.yaml'] }, /; did you mean other\/secret.yaml\?$/],
    ['another short name', { valueFiles: ['envs/c.yaml'] }, /\(written "envs\/c.yaml"\)$/],
    ['out of the repository', { valueFiles: ['../../../../etc/passwd'] }, /leads out of the repository/],
    ['a glob without a match', { valueFiles: ['gone/*.yaml'] }, /match nothing/],
    ['a directory', { valueFiles: ['envs'], ignoreMissingValueFiles: true }, /"envs" is a directory/],
    ['a glob that matches a directory', { valueFiles: ['env*'] }, /also the directory chart\/envs/],
    ['a URL', { valueFiles: ['https://example.com/v.yaml'] }, /is a URL/],
    ['another scheme', { valueFiles: ['file:///etc/passwd'] }, /scheme file is not allowed/],
    ['a parameter file that is missing', { fileParameters: [{ name: 'a', path: 'gone' }] }, /fileParameters "a"/],
  ])('refused: %s', async (_name, helm, message) => {
    await expect(plan(CHART, { path: 'chart', helm })).rejects.toThrow(message);
  });

  test('the engine sees the chart and the files that are named, nothing else', async () => {
    const { steps } = await plan(CHART, {
      path: 'chart',
      helm: { valueFiles: ['/shared.yaml'], fileParameters: [{ name: 'k', path: 'values.yaml' }] },
    });
    expect(filesOf(steps)).toEqual([
      [
        'chart/Chart.yaml',
        'chart/envs/a.yaml',
        'chart/envs/b.yaml',
        'chart/templates/x.yaml',
        'chart/values.yaml',
        'shared.yaml',
      ],
    ]);
    expect(steps[0]?.arguments).toMatchObject({ chart: 'chart', setFile: ['k=chart/values.yaml'], output: 'objects' });
  });

  test('$ref is another source of the Application', async () => {
    const { steps } = await plan(CHART, [{ path: 'chart', helm: { valueFiles: ['$v/shared.yaml'] } }, { ref: 'v' }]);
    expect(steps).toHaveLength(1);
    expect(valuesOf(steps)).toEqual([{ path: 'shared.yaml' }]);
    const twice = await plan(CHART, [{ path: 'chart', helm: { valueFiles: ['$v//shared.yaml'] } }, { ref: 'v' }]);
    expect(valuesOf(twice.steps)).toEqual([{ path: 'shared.yaml' }]);
    await expect(plan(CHART, [{ path: 'chart', helm: { valueFiles: ['$w/shared.yaml'] } }])).rejects.toThrow(
      /no source.*ref: w/,
    );
    await expect(plan(CHART, { path: 'chart', helm: { valueFiles: ['$w/gone.yaml'] } })).rejects.toThrow(
      /no value file/,
    );
  });

  test('links are followed inside the repository', async () => {
    const files = {
      ...CHART,
      'chart/linked.yaml': { symlink: '../shared.yaml' },
      'chart/dir': { symlink: '../other' },
    };
    const { steps } = await plan(files, { path: 'chart', helm: { valueFiles: ['linked.yaml'] } });
    expect(filesOf(steps)[0]).toEqual(expect.arrayContaining(['chart/linked.yaml', 'chart/dir/secret.yaml']));
  });
});
