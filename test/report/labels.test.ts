import { buildReport } from '../../src/report/build-report.ts';
import { labelsOf } from '../../src/report/labels.ts';
import { renderReport } from '../../src/report/render.ts';
import { application, report } from './reports.ts';

type Place = { name: string; namespace?: string; definedAt?: string };

test.each<[string, Place[], string[]]>([
  ['names that differ', [{ name: 'cart' }, { name: 'web' }], ['cart', 'web']],
  [
    'one name in two namespaces, beside another',
    [{ name: 'web', namespace: 'a' }, { name: 'web', namespace: 'b' }, { name: 'cart' }],
    ['a/web', 'b/web', 'cart'],
  ],
  [
    'one name in two files',
    [
      { name: 'web', definedAt: 'dev/web.yaml:1' },
      { name: 'web', definedAt: 'prod/web.yaml:1' },
    ],
    ['argocd/web@dev/web.yaml', 'argocd/web@prod/web.yaml'],
  ],
  [
    'twice in one file',
    [
      { name: 'web', definedAt: 'web.yaml:1' },
      { name: 'web', definedAt: 'web.yaml:9' },
      { name: 'web', namespace: 'b', definedAt: 'web.yaml:20' },
    ],
    ['argocd/web@web.yaml:1', 'argocd/web@web.yaml:9', 'b/web'],
  ],
])('%s', (_name, places, expected) => {
  const applications = places.map((place) => application(place));
  const labels = labelsOf(applications);
  expect(applications.map((each) => labels.get(each))).toEqual(expected);
});

describe('equal names are told apart wherever they stand', () => {
  const twins = ['dev', 'prod'].map((stage) =>
    application({
      name: 'web',
      status: 'removed',
      definedAt: `${stage}/web.yaml:1`,
      findings: [{ rule: 'r', severity: 'warning', new: true, message: 'm', application: 'web' }],
    }),
  );
  const same = ['dev', 'prod'].map((namespace) =>
    application({ name: 'api', namespace, status: 'unchanged', reached: false, changes: [] }),
  );

  test.each(['text', 'markdown'] as const)('%s', (format) => {
    const text = renderReport(report({ applications: [...twins, ...same] }), format, { all: true });
    for (const stage of ['dev', 'prod']) {
      const times = text.split(`argocd/web@${stage}/web.yaml`).length - 1;
      // The warning, the table, a finding, and the details.
      expect(times).toBe(4);
      expect(text).toContain(`${stage}/api`);
    }
  });

  test('in what was not checked', () => {
    const undetermined = { reason: 'r', detail: 'd', help: undefined };
    const { notChecked } = buildReport({
      version: '1',
      command: 'check',
      base: 'a',
      head: 'b',
      reviews: twins.map((each) => ({ report: each, undetermined, unknownKinds: [] })),
      unreached: same.map((each) => ({ report: each, undetermined })),
      findings: [],
      notChecked: [],
      hidden: [],
      settings: [],
    });
    expect(notChecked.map(({ what }) => what)).toEqual([
      'Application argocd/web@dev/web.yaml (d)',
      'Application argocd/web@prod/web.yaml (d)',
      'Application dev/api (d)',
      'Application prod/api (d)',
    ]);
  });
});
