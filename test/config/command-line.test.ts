import { type InputValues, parseCommandLine, wantsStackTraces } from '../../src/config/command-line.ts';
import { helpText } from '../../src/config/help.ts';
import { COMMANDS, flagName } from '../../src/config/input.ts';
import { FLAGS } from '../../src/config/inputs.ts';
import { readSettings } from '../../src/config/settings.ts';
import { type InputError, InputErrors } from '../../src/errors.ts';

function errorsOf(argv: string[], environment: Record<string, string> = {}): string[] {
  const described = (errors: readonly InputError[]) => errors.map(({ message, next }) => `${message} | ${next}`);
  try {
    const commandLine = parseCommandLine(argv, environment);
    return 'errors' in commandLine ? described(commandLine.errors) : [];
  } catch (error) {
    if (!(error instanceof InputErrors)) throw error;
    return described(error.errors);
  }
}

describe('parseCommandLine', () => {
  test('values, lists, switches', () => {
    expect(
      parseCommandLine(
        ['check', '--repo=a', '--base', 'main', '--repo-url', 'x,y', '--repo-url', 'z', '--offline'],
        {},
      ),
    ).toEqual({
      command: 'check',
      positionals: [],
      values: { repo: 'a', base: 'main', 'repo-url': ['x', 'y', 'z'], offline: true },
      fromEnvironment: new Set(),
      errors: [],
    });
    expect(parseCommandLine(['render', 'shop', '--head', '-1'], {})).toMatchObject({
      positionals: ['shop'],
      values: { head: '-1' },
    });
  });

  test.each([
    [['--help'], undefined],
    [[], undefined],
    [['check', '-h', '--nonsense'], 'check'],
    [['help', 'render'], 'render'],
  ])('%j is a call for help', (argv, about) => {
    expect(parseCommandLine(argv, {})).toEqual({ command: 'help', about });
  });

  test('the environment fills in what no flag gives', () => {
    const environment = { SEATRIAL_KUBE_VERSION: '1.30', SEATRIAL_BASE: 'b', SEATRIAL_OFFLINE: 'true' };
    expect(parseCommandLine(['check', '--base', 'a'], environment)).toMatchObject({
      values: { base: 'a', 'kube-version': '1.30', offline: true },
      fromEnvironment: new Set(['kube-version', 'offline']),
    });
  });

  test.each<[string[], string[]]>([
    [['chekc'], ['Unknown command `chekc` | Did you mean `check`?']],
    [['check', '--kube-verion', '1.30'], ['Unknown flag `--kube-verion` | Did you mean `--kube-version`?']],
    [['check', '--zzzzzzzzz'], ['Unknown flag `--zzzzzzzzz` | See `seatrial --help`.']],
    [['check', '--base'], ['--base needs a value | Write --base REV|dir:PATH.']],
    [['check', '--base', '--offline'], ['--base needs a value | Write --base REV|dir:PATH.']],
    [
      ['check', '--format', 'markdwn'],
      ['--format is one of text, markdown, json, html, junit, not "markdwn" | Did you mean `markdown`?'],
    ],
    [['check', '--base', 'a', '--base', 'b'], ['--base is given twice | Give it once.']],
    [['check', 'extra'], ['Unexpected argument `extra` | `check` takes flags only.']],
    [
      ['render'],
      ['render needs the name of an Application | Write `seatrial render NAME`; `seatrial check --all` lists them.'],
    ],
    [['render', 'a', '--format', 'json'], ['--format means nothing to `render` | Leave it out.']],
    [
      ['check', '--bse', 'x', '--format', 'pdf', 'extra'],
      [
        'Unknown flag `--bse` | Did you mean `--base`?',
        '--format is one of text, markdown, json, html, junit, not "pdf" | undefined',
        'Unexpected argument `extra` | `check` takes flags only.',
      ],
    ],
  ])('%j is refused, with everything that is wrong', (argv, expected) => {
    expect(errorsOf(argv)).toEqual(expected);
  });

  test('a bad value in the environment is named by its variable', () => {
    expect(errorsOf(['check'], { SEATRIAL_OFFLINE: 'yes' })).toEqual([
      'SEATRIAL_OFFLINE is true or false, not "yes" | undefined',
    ]);
  });
});

describe('a secret', () => {
  const variable = { SEATRIAL_REPOSITORY_CREDENTIALS: 'a: {}' };
  const file = { SEATRIAL_REPOSITORY_CREDENTIALS_FILE: 'b.yaml' };

  test.each<[string[], Record<string, string>, object]>([
    [['check'], variable, { 'repository-credentials': 'a: {}' }],
    [['check'], file, { 'repository-credentials-file': 'b.yaml' }],
    [
      ['check', '--repository-credentials-file', 'c.yaml'],
      { ...variable, ...file },
      { 'repository-credentials-file': 'c.yaml' },
    ],
    [['check'], { SEATRIAL_REPOSITORY_CREDENTIALS: '', ...file }, { 'repository-credentials-file': 'b.yaml' }],
    [['check'], {}, {}],
  ])('%j %j', (argv, environment, values) => {
    expect(parseCommandLine(argv, environment)).toMatchObject({ values, errors: [] });
    expect(Object.keys((parseCommandLine(argv, environment) as { values: object }).values)).toEqual(
      Object.keys(values),
    );
  });

  const refused =
    '--repository-credentials would show a secret to every process of this machine | ' +
    'Set SEATRIAL_REPOSITORY_CREDENTIALS, or write --repository-credentials-file FILE.';

  test.each<[string[], Record<string, string>, string[]]>([
    [['check', '--repository-credentials', 'a: {}'], {}, [refused]],
    [['check', '--repository-credentials=a: {}'], {}, [refused]],
    [['check', '--repository-credentials', '- url: hunter2'], {}, [refused]],
    [['check', '--repository-credentials', '---\nhunter2: {}'], {}, [refused]],
    [['check', '--repository-credentials', '--offline'], {}, [refused]],
    [
      ['check', '--repository-credentails', '- url: hunter2'],
      {},
      [
        'Unknown flag `--repository-credentails` | Did you mean `--repository-credentials-file`?',
        'Unknown flag `-…` | See `seatrial --help`.',
      ],
    ],
    [
      ['check'],
      { ...variable, ...file },
      ['SEATRIAL_REPOSITORY_CREDENTIALS and SEATRIAL_REPOSITORY_CREDENTIALS_FILE are both set | Set one.'],
    ],
    [
      ['check', '--repository-credentials-file', 'a', '--repository-credentials-file', 'b'],
      {},
      ['--repository-credentials-file is given twice | Give it once.'],
    ],
    [
      ['check', '--repository-credentails-file', 'a'],
      {},
      ['Unknown flag `--repository-credentails-file` | Did you mean `--repository-credentials-file`?'],
    ],
  ])('%j %j is refused', (argv, environment, expected) => {
    expect(errorsOf(argv, environment)).toEqual(expected);
  });
});

test.each<[string[], Record<string, string>, boolean]>([
  [['check'], {}, false],
  [['check', '--debug'], {}, true],
  [['check', '--debug=true'], {}, true],
  [['check', '--debug=false'], { SEATRIAL_DEBUG: 'true' }, false],
  [['check'], { SEATRIAL_DEBUG: 'true' }, true],
  [['check'], { SEATRIAL_DEBUG: 'false' }, false],
  [['check', '--base=--debug'], {}, false],
  [['check', '--bse', 'x', '--debug'], {}, true],
  [['chekc', '--debug'], {}, true],
  [['chekc'], { SEATRIAL_DEBUG: 'true' }, true],
  [['chekc'], {}, false],
])('%j %j asks for stack traces: %j', (argv, environment, expected) => {
  expect(wantsStackTraces(argv, environment)).toBe(expected);
});

describe('helpText', () => {
  test.each([undefined, 'check', 'render'] as const)('of %s fits 80 columns', (about) => {
    const lines = helpText(about, '1.2.3').split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test('every command and every flag is there', () => {
    for (const command of Object.keys(COMMANDS)) expect(helpText(undefined, '1')).toContain(command);
    for (const input of FLAGS) {
      for (const command of input.commands) expect(helpText(command, '1')).toContain(`--${flagName(input)}`);
    }
  });
});

describe('readSettings', () => {
  test('what is given, and where each came from', () => {
    const { argocd, failOn, renderTimeout, programs } = readSettings(
      {
        'kube-version': 'v1.30',
        'argocd-version': '3.4',
        'api-versions': ['a/v1'],
        'fail-on': 'never',
        'helm-path': '/h',
      },
      new Set(['kube-version', 'repo']),
    );
    expect(argocd).toEqual({
      kubeVersion: { value: '1.30.0', from: 'environment' },
      version: { value: { major: 3, minor: 4 }, from: 'flag' },
      apiVersions: { value: ['a/v1'], from: 'flag' },
    });
    expect(failOn).toEqual({ value: 'never', from: 'flag' });
    expect(programs).toEqual([{ name: 'helm-path', value: '/h, not sandboxed', from: 'flag' }]);
    expect(renderTimeout).toBe(60_000);
  });

  test('the build options of Kustomize are those of argocd-cm', () => {
    const given = parseCommandLine(['check', '--kustomize-build-options=--enable-helm'], {});
    const { argocd } = readSettings((given as { values: InputValues }).values);
    expect(argocd).toEqual({ kustomizeBuildOptions: { value: '--enable-helm', from: 'flag' } });
  });

  test.each<[string | undefined, number]>([
    [undefined, 2000],
    ['50', 50],
    ['0', Number.POSITIVE_INFINITY],
  ])('max-lines %s', (given, lines) => {
    expect(readSettings(given === undefined ? {} : { 'max-lines': given }).maxLines).toBe(lines);
  });

  test('every bad value is reported', () => {
    const bad = { 'argocd-version': 'x', 'kube-version': 'y', 'render-timeout': '0', 'max-lines': '-1' };
    expect(() => readSettings(bad)).toThrow(/argocd-version.*\n.*kube-version.*\n.*render-timeout.*\n.*max-lines/);
  });
});
