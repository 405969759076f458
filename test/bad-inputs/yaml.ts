import { application, type BadInput, config } from './bad-input.ts';

const BOMB = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
  .map((name, index) => {
    const before = `*${'abcdefghij'[index]}`;
    return `${name}: &${name} [${Array(10).fill(before).join(', ')}]`;
  })
  .join('\n')}\n`;
const NEW = (source = 'path: web', more = '') => application('new', source, more);

function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

/** What a parser of YAML meets. */
export const YAML_INPUTS: readonly BadInput[] = [
  {
    title: 'an alias bomb in the file of an Application',
    head: { 'apps/new.yaml': `${NEW()}---\n${BOMB}` },
    code: 3,
    says: ['apps/new.yaml:15: it uses more than 100 aliases'],
  },
  {
    title: 'an alias bomb among the manifests of an Application',
    head: { 'web/settings.yaml': `${config('level: info')}---\n${BOMB}` },
    code: 1,
    says: [
      'error render-failed apps/web.yaml:1',
      'web/settings.yaml: Failed to unmarshal',
      'document contains excessive aliasing',
    ],
  },
  {
    title: 'an alias bomb in .seatrial.yaml',
    head: { '.seatrial.yaml': BOMB },
    code: 2,
    says: ['.seatrial.yaml:1:1: Not valid YAML: it uses more than 100 aliases'],
  },
  {
    title: 'a file of manifests beyond what Argo CD takes',
    head: { 'web/large.yaml': `${config(`a: ${'x'.repeat(1000)}`, 'large')}---\n`.repeat(10_000) },
    code: 1,
    says: ['error render-failed apps/web.yaml:1', "Argo CD's limit is 10000000"],
  },
  {
    title: 'a file of an Application that is too large to be read',
    head: { 'apps/new.yaml': Buffer.concat([Buffer.from(NEW()), Buffer.alloc(55_000_000, '#\n')]) },
    code: 3,
    says: ['apps/new.yaml has', 'bytes; files above 52428800 bytes are not read', '1 Application unchanged'],
  },
  {
    title: '50,000 documents in the file of an Application',
    head: { 'apps/new.yaml': `${NEW()}---\n${'a: 1\n---\n'.repeat(50_000)}` },
    code: 0,
    says: ['+ added new'],
  },
  {
    title: 'YAML that is nested 10,000 deep, in the file of an Application',
    head: { 'apps/new.yaml': `${NEW()}---\n${'['.repeat(10_000)}${']'.repeat(10_000)}\n` },
    code: 3,
    says: ['apps/new.yaml:14: it is nested more than 200 levels deep'],
  },
  {
    title: 'JSON that is nested 10,000 deep, in the file of an Application',
    head: {
      'apps/new.json': `{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "x": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
    },
    code: 3,
    says: ['apps/new.json:1: it is nested more than 200 levels deep'],
  },
  {
    title: 'YAML that is nested 10,000 deep, among the manifests',
    head: { 'web/deep.yaml': `${config('a: b', 'deep')}x: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n` },
    code: 1,
    says: ['error render-failed apps/web.yaml:1', 'web/deep.yaml', 'exceeded max depth'],
  },
  {
    title: 'a key that is there twice',
    head: { 'apps/new.yaml': NEW('path: gone\npath: web') },
    code: 0,
    says: [
      'warning duplicate-key apps/new.yaml:11',
      'The key `path` is there more than once; Argo CD takes the last value',
    ],
  },
  {
    title: 'a key that is there twice, among the manifests',
    head: { 'web/settings.yaml': config('level: info\n  level: debug') },
    code: 0,
    says: ['warning duplicate-key web/settings.yaml:7:3', 'level: debug'],
  },
  {
    title: 'tags of other languages are text, and nothing runs',
    head: {
      'apps/new.yaml': NEW(),
      'web/settings.yaml': config(
        'level: !!js/function "function () { return 1 }"\n  other: !!python/object/apply:os.system "id"',
      ),
    },
    code: 0,
    says: ['level: "function () { return 1 }"', '+ other: id'],
  },
  {
    title: 'tags of other languages in the file of an Application',
    head: { 'apps/new.yaml': NEW('path: !!js/function "web"') },
    code: 0,
    says: ['path: web', 'added ConfigMap shop/settings'],
  },
  {
    title: 'a number, a switch and a time where text has to be',
    head: {
      'apps/new.yaml': NEW('path: web\ntargetRevision: 1.10').replace('project: default', 'project: no'),
    },
    code: 1,
    says: [
      'error wrong-type apps/new.yaml:7',
      'spec.project is a boolean',
      'error wrong-type apps/new.yaml:11',
      'spec.source.targetRevision is a number',
    ],
  },
  {
    title: 'scalars mean what they mean to Kubernetes',
    head: {
      'web/scalars.yaml':
        'apiVersion: example.com/v1\nkind: Scalars\nmetadata: {name: s, namespace: n}\nspec:\n  no: no\n  on: on\n  exponent: 1e3\n  octal: 0o14\n  oldOctal: 014\n  hexadecimal: 0x1F\n  time: 12:30:00\n  date: 2020-01-01\n  large: 9007199254740993\n  larger: 123456789012345678901234567890\n',
    },
    code: 0,
    says: [
      'date: "2020-01-01"',
      'exponent: 1000',
      '"false": false',
      'hexadecimal: 31',
      'large: 9007199254740993',
      'larger: 1.2345678901234568e+29',
      'octal: 12',
      'oldOctal: 12',
      'time: "12:30:00"',
      '"true": true',
    ],
  },
  { title: 'a byte order mark', head: { 'apps/new.yaml': `\ufeff${NEW()}` }, code: 0, says: ['+ added new'] },
  {
    title: 'line ends of Windows',
    head: { 'apps/new.yaml': NEW('path: web\nTypo: x').replaceAll('\n', '\r\n') },
    code: 1,
    says: ['error unknown-field apps/new.yaml:11:5', 'spec.source has no field "Typo"'],
  },
  {
    title: 'UTF-16, little end first',
    head: { 'apps/new.yaml': utf16(NEW('path: web\nTypo: x'), 'le') },
    code: 1,
    says: ['error unknown-field apps/new.yaml:11:5', '+ added new'],
  },
  {
    title: 'UTF-16, big end first',
    head: { 'apps/new.yaml': utf16(NEW('path: web\nTypo: x'), 'be') },
    code: 1,
    says: ['error unknown-field apps/new.yaml:11:5', '+ added new'],
  },
  {
    // To Argo CD it is no UTF-16 then, and no YAML either
    title: 'UTF-16 without a byte order mark',
    head: { 'apps/new.yaml': Buffer.from(NEW(), 'utf16le') },
    code: 1,
    says: ['error yaml-invalid apps/new.yaml:1', 'in UTF-16 without a byte order mark'],
  },
  {
    title: 'a NUL byte',
    head: { 'apps/new.yaml': NEW('path: "web\u0000"') },
    code: 1,
    says: ['error render-failed apps/new.yaml:1', 'path "web⟨U+0000⟩"'],
  },
  {
    title: 'bytes that are no UTF-8',
    head: { 'apps/new.yaml': Buffer.from(NEW('path: w\u00e9b'), 'latin1') },
    code: 1,
    says: ['error render-failed apps/new.yaml:1', 'path "w\ufffdb": missing in the repository'],
  },
  {
    title: 'tabs where blanks have to be',
    head: { 'apps/new.yaml': NEW('path: web').replace('    path', '\tpath') },
    code: 1,
    says: ['error yaml-invalid apps/new.yaml:10', 'Tabs are not allowed as indentation'],
  },
  {
    title: 'bad indentation',
    head: { 'apps/new.yaml': NEW('path: web').replace('    path', '   path') },
    code: 1,
    says: ['error yaml-invalid apps/new.yaml:10', 'All mapping items must start at the same column'],
  },
  {
    title: 'keys that JavaScript has a meaning for',
    head: {
      'apps/new.yaml': NEW('path: web', '  __proto__: {polluted: yes}\n  constructor: x\n'),
      'web/settings.yaml': config('__proto__: polluted\n  constructor: c\n  toString: t'),
    },
    code: 1,
    says: [
      'error unknown-field apps/new.yaml:14',
      'spec has no field "__proto__"',
      'error unknown-field apps/new.yaml:15',
      'spec has no field "constructor"',
      '"__proto__": polluted',
      'toString: t',
    ],
  },
  {
    title: 'a List, empty documents, and comments alone',
    head: {
      'apps/new.yaml': `---\n---\n# nothing\n---\napiVersion: v1\nkind: List\nitems:\n- ${NEW('path: web\nTypo: x').trim().replaceAll('\n', '\n  ')}\n...\n`,
      'apps/empty.yaml': '',
      'web/list.yaml': `# nothing\n---\nkind: List\napiVersion: v1\nitems:\n- ${config('a: b', 'listed').trim().replaceAll('\n', '\n  ')}\n`,
    },
    code: 1,
    says: ['error unknown-field apps/new.yaml:18', 'spec.source has no field "Typo"', 'added ConfigMap shop/listed'],
  },
  {
    // Argo CD leaves the inner one as it is, and nobody has a kind List
    title: 'a List in a List',
    head: {
      'apps/new.yaml': `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items:\n  - ${NEW().trim().replaceAll('\n', '\n    ')}\n`,
    },
    code: 0,
    says: ["1 document of kinds that are not Argo CD's"],
  },
  {
    title: 'several documents in one file, one of them broken',
    head: { 'apps/new.yaml': `${NEW()}---\na: [\n---\n${application('other', 'path: web')}` },
    code: 1,
    says: ['error yaml-invalid apps/new.yaml:16', 'Not valid YAML', '+ added new', '+ added other'],
  },
];
