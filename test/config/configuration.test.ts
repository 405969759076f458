import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { checkSchema } from '../../src/config/check-schema.ts';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { CONFIGURATION_SCHEMA, type Schema } from '../../src/config/configuration-schema.ts';
import { parseYaml } from '../../src/text/yaml.ts';

const RULES = { known: ['render-failed', 'mutable-revision'], fixed: ['waiver-expired'] };

/** Errors as `line:column message | next`. */
function errorsIn(text: string): string[] {
  return parseConfiguration(text, RULES).errors.map(({ message, next, location }) => {
    expect(location?.file).toBe('.seatrial.yaml');
    return `${location?.line}:${location?.column} ${message}${next === undefined ? '' : ` | ${next}`}`;
  });
}

const FULL = `
policy:
  fail-on: warning
  severities:
    mutable-revision: off
    render-failed: warning
  waivers:
    - rule: mutable-revision
      reason: " The vendor moves it. "
      expires: 2026-12-31
      application: team-*
      file: apps/**
clusters:
  - match: {server: "https://*.prod.example.com", name: prod-*}
    kubeVersion: "v1.30"
    apiVersions: [b/v1, a/v1]
argocd:
  version: "2.14"
  namespace: gitops
  resourceTrackingMethod: annotation+label
  instanceLabelKey: example.com/app
  installationID: platform
  kustomizeBuildOptions: --enable-helm
checks:
`;

describe('.seatrial.yaml', () => {
  test('everything that it can say', () => {
    const { configuration, errors } = parseConfiguration(FULL, RULES);
    expect(errors).toEqual([]);
    expect(configuration.policy).toEqual({
      failOn: 'warning',
      severities: new Map([
        ['mutable-revision', { severity: 'off', place: '.seatrial.yaml:5' }],
        ['render-failed', { severity: 'warning', place: '.seatrial.yaml:6' }],
      ]),
      waivers: [
        {
          rule: 'mutable-revision',
          reason: 'The vendor moves it.',
          expires: '2026-12-31',
          application: 'team-*',
          file: 'apps/**',
          place: '.seatrial.yaml:8',
        },
      ],
    });
    const from = '.seatrial.yaml';
    const clusters = [
      { server: 'https://*.prod.example.com', name: 'prod-*', kubeVersion: '1.30.0', apiVersions: ['a/v1', 'b/v1'] },
    ];
    expect(configuration.settings).toEqual({
      version: { value: { major: 2, minor: 14 }, from },
      namespace: { value: 'gitops', from },
      trackingMethod: { value: 'annotation+label', from },
      instanceLabelKey: { value: 'example.com/app', from },
      installationId: { value: 'platform', from },
      kustomizeBuildOptions: { value: '--enable-helm', from },
      clusters: { value: clusters, from },
    });
  });

  test.each([
    ['an empty file', ''],
    ['comments alone', '# later\n'],
    ['empty sections', 'policy:\nclusters:\nargocd:\nchecks: {}\n'],
    ['off in quotes', 'policy: {severities: {render-failed: "off"}}'],
  ])('%s', (_, text) => {
    expect(errorsIn(text)).toEqual([]);
  });

  const waiver = (more: string) =>
    `policy:\n  waivers:\n    - {rule: render-failed, reason: r, expires: 2026-12-31}\n    - ${more}\n`;

  test.each<[string, string, string[]]>([
    ['an unknown key', 'polcy: {}', ['1:1 Unknown key `polcy` | Did you mean `policy`?']],
    [
      'an unknown key deeper down',
      'policy:\n  fail_on: never\n',
      ['2:3 Unknown key `fail_on` in `policy` | Did you mean `fail-on`?'],
    ],
    [
      'an unknown key near none',
      'argocd: {xyzxyzxyz: a}',
      [
        '1:10 Unknown key `xyzxyzxyz` in `argocd` | There is `version`, `namespace`, `resourceTrackingMethod`, `instanceLabelKey`, `installationID`, `kustomizeBuildOptions`.',
      ],
    ],
    ['a key where there is none yet', 'checks: {http: []}', ['1:10 Unknown key `http` in `checks`']],
    [
      'a misspelt choice',
      'policy: {fail-on: warnings}',
      ['1:10 `policy.fail-on` is "warnings", not error, warning, never | Did you mean `warning`?'],
    ],
    ['YAML’s no for a choice', 'policy: {fail-on: no}', ['1:10 `policy.fail-on` is false, not error, warning, never']],
    [
      'a version that YAML reads as a number',
      'clusters: [{match: {name: a}, kubeVersion: 1.30}]',
      ['1:31 `clusters[0].kubeVersion` is 1.3, not a text | Put it in quotes: YAML reads 1.30 as the number 1.3.'],
    ],
    [
      'a version that is none',
      'argocd: {version: latest}',
      ['1:10 `argocd.version` cannot be "latest" | Write it like "3.4".'],
    ],
    [
      'an Argo CD that is too old',
      'argocd: {version: "1.8"}',
      ['1:10 argocd-version: "1.8" is not an Argo CD version from 2.10 on | Write it as MAJOR.MINOR, such as 3.4.'],
    ],
    ['a list for a map', 'policy: []', ['1:1 `policy` is a list, not a map']],
    ['a text for the file', 'hello', ['1:1 The file is a text, not a map']],
    [
      'a match without a glob',
      'clusters: [{match: {}}]',
      ['1:13 `clusters[0].match` is empty | Give `server`, `name`.'],
    ],
    [
      'a cluster without match',
      'clusters: [{kubeVersion: "1.30"}]',
      ['1:12 `clusters[0]` has no `match` | Add `match`.'],
    ],
    [
      'a waiver without an end',
      waiver('{rule: render-failed, reason: r}'),
      ['4:7 `policy.waivers[1]` has no `expires` | Add it, like `expires: "2026-12-31"`.'],
    ],
    [
      'a waiver without a reason',
      waiver('{rule: render-failed, expires: 2026-12-31}'),
      ['4:7 `policy.waivers[1]` has no `reason` | Add it, like `reason: "Migrates in Q3, OPS-123."`.'],
    ],
    [
      'a waiver with an empty reason',
      waiver('{rule: render-failed, reason: " ", expires: 2026-12-31}'),
      ['4:29 `policy.waivers[1].reason` is empty | Write it like "Migrates in Q3, OPS-123.".'],
    ],
    [
      'a day that there is not',
      waiver('{rule: render-failed, reason: r, expires: 2026-02-30}'),
      ['4:40 There is no day 2026-02-30'],
    ],
    [
      'a day in words',
      waiver('{rule: render-failed, reason: r, expires: never}'),
      ['4:40 `policy.waivers[1].expires` cannot be "never" | Write it like "2026-12-31".'],
    ],
    [
      'a broken glob',
      waiver('{rule: render-failed, reason: r, expires: 2026-12-31, file: "[a"}'),
      ['4:61 `policy.waivers[1].file` is no glob: "[a" | Use `*`, `**`, `?`, `[abc]` and `{a,b}`.'],
    ],
    [
      'a rule that there is not',
      'policy: {severities: {mutable-revisions: off}}',
      ['1:23 There is no rule `mutable-revisions` | Did you mean `mutable-revision`?'],
    ],
    [
      'a rule near none',
      waiver('{rule: x-y-z, reason: r, expires: 2026-12-31}'),
      ['4:8 There is no rule `x-y-z` | Each rule has a page in docs/rules.'],
    ],
    [
      'a rule that tells of the policy',
      'policy: {severities: {waiver-expired: off}}',
      ['1:23 `waiver-expired` tells what a policy does, and cannot be changed by one | Leave it out.'],
    ],
    ['a key twice', 'argocd: {}\nargocd: {}\n', ['2:1 The key `argocd` is there more than once | Remove all but one.']],
    ['two documents', 'argocd: {}\n---\npolicy: {}\n', ['3:1 A second document | Put everything into one.']],
    [
      'no YAML',
      'policy: {',
      ['1:10 Not valid YAML: Flow map in block collection must be sufficiently indented and end with a }'],
    ],
  ])('%s', (_, text, errors) => {
    expect(errorsIn(text)).toEqual(errors);
  });

  test('all problems at once, and nothing of such a file counts', () => {
    const text = 'policy: {fail-on: x, severities: {a: off}}\nclusters: {}\nargo: 1\n';
    expect(errorsIn(text).map((error) => error.split(' ')[0])).toEqual(['1:10', '2:1', '3:1', '1:35']);
    const { configuration } = parseConfiguration(text, RULES);
    expect(configuration).toMatchObject({ policy: { failOn: undefined, waivers: [] }, settings: {} });
  });
});

describe('the schema that is shipped', () => {
  const file = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../schemas/seatrial-v1.schema.json', import.meta.url)), 'utf8'),
  );

  test('is the one that files are held against (npm run schema writes it)', () => {
    expect(file).toEqual(JSON.parse(JSON.stringify(CONFIGURATION_SCHEMA)));
  });

  test('describes every key', () => {
    const missing: string[] = [];
    const walk = ({ properties = {}, items }: Schema, at: string): void => {
      for (const [key, schema] of Object.entries(properties)) {
        if (!schema.description) missing.push(`${at}.${key}`);
        walk(schema, `${at}.${key}`);
      }
      if (items) walk(items, `${at}[]`);
    };
    walk(CONFIGURATION_SCHEMA, '');
    expect(missing).toEqual([]);
  });

  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(file);

  test.each([
    FULL,
    '',
    'policy: {fail-on: never}',
    'policy: {fail-on: no}',
    'policy: {severities: {a: off, b: info}}',
    'policy: {severities: {A_b: off}}',
    'policy: {severities: {a: loud}}',
    'policy: {waivers: [{rule: a, reason: b, expires: 2026-01-01}]}',
    'policy: {waivers: [{rule: a, reason: b, expires: 2026-13-01}]}',
    'policy: {waivers: [{rule: a, reason: "", expires: 2026-01-01}]}',
    'policy: {waivers: [{rule: a, expires: 2026-01-01}]}',
    'policy: {waivers: [{rule: a, reason: b, expires: 2026-01-01, file: ""}]}',
    'clusters: [{match: {}}]',
    'clusters: [{match: {name: a}, kubeVersion: "1.30", apiVersions: [a/v1]}]',
    'clusters: [{match: {name: a}, kubeVersion: 1.30}]',
    'clusters: [{match: {name: a}, apiVersions: [1]}]',
    'clusters: {}',
    'argocd: {version: "3.4"}',
    'argocd: {version: 3.4}',
    'argocd: {resourceTrackingMethod: both}',
    'checks: {a: 1}',
    'other: 1',
    '[]',
  ])('means to others what it means here: %s', (text) => {
    const value = parseYaml(text).documents[0]?.value ?? null;
    expect(checkSchema(value, CONFIGURATION_SCHEMA).length === 0).toBe(validate(value));
  });
});
