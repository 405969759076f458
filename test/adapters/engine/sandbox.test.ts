import type { Renderer, RenderFailureCode, RenderRequest } from '../../../src/ports/renderer.ts';
import { GLOB, openEngineUnderTest, rendered, template } from './engine-under-test.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await openEngineUnderTest({ workers: 1, timeoutMs: 5000 });
});
afterAll(() => renderer.close());

const STOPPED = 'helm.template for Application shop was stopped: ';
const OUT_OF_MEMORY = 'was stopped: it used more than 512 MiB of memory.';

function one(text: string): RenderRequest {
  return template({ 'templates/a.yaml': text });
}

function jsonnet(text: string): RenderRequest {
  return {
    operation: 'jsonnet.evaluate',
    application: 'shop',
    files: [{ path: 'a.jsonnet', content: Buffer.from(text) }],
    arguments: { file: 'a.jsonnet', libs: [], tlas: [], extVars: [], output: 'objects' },
  };
}

function schema(text: string): RenderRequest {
  return template({ 'values.schema.json': text, 'templates/a.yaml': 'a: b\n' });
}

function again(body: string): RenderRequest {
  return one(`{{ define "again" }}${body}{{ end }}{{ include "again" . }}`);
}

/** Nine aliases of nine aliases …: 9^11 scalars from a few hundred bytes. */
function aliasBomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 11; level++) {
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const HOSTILE: [what: string, request: RenderRequest, code: RenderFailureCode, message: string][] = [
  // Without end.
  ['include recursion', again('{{ include "again" . }}'), 'render', 'rendering template has a nested reference name'],
  [
    'include recursion that branches',
    again('{{ include "again" . }}{{ include "again" . }}'),
    'render',
    'nested reference name',
  ],
  ['template recursion', again('{{ template "again" . }}'), 'render', 'exceeded maximum template depth'],
  [
    'tpl recursion',
    template({ 'templates/a.yaml': '{{ tpl .Values.t . }}', 'values.yaml': "t: '{{ tpl .Values.t . }}'\n" }),
    'limit',
    'nested more than',
  ],
  ['jsonnet recursion', jsonnet('local f(x) = f(x + 1) + 1; f(0)'), 'limit', 'max stack frames exceeded'],
  [
    'recursion of the parser',
    jsonnet(`${'('.repeat(100_000)}1${')'.repeat(100_000)}`),
    'limit',
    'for Application shop was stopped: it recursed too deeply.',
  ],
  // Without measure.
  [
    'allocation',
    one('{{ $s := repeat 1000 "0123456789" }}{{ range until 1000 }}{{ $s = printf "%s%s" $s $s }}{{ end }}'),
    'limit',
    OUT_OF_MEMORY,
  ],
  ['one allocation', one('{{ repeat 1000000000 "x" }}'), 'limit', OUT_OF_MEMORY],
  ['a value that holds itself', one('{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ $d }}'), 'limit', OUT_OF_MEMORY],
  ['jsonnet allocation', jsonnet('local f(x) = f(x + x) tailstrict; f("0123456789")'), 'limit', OUT_OF_MEMORY],
  [
    '1 GB of output',
    one('{{ range until 1000000 }}{{ repeat 100 "0123456789" }}{{ end }}'),
    'limit',
    'writes more than 67108864 bytes',
  ],
  [
    'an alias bomb',
    template({ 'values.yaml': aliasBomb(), 'templates/a.yaml': '{{ toYaml .Values }}' }),
    'render',
    'excessive aliasing',
  ],
  [
    'deep values',
    template({ 'values.yaml': `a: ${'['.repeat(100_000)}`, 'templates/a.yaml': 'a: b' }),
    'render',
    'exceeded max depth',
  ],
  // Panics of Go.
  ['a panicking function', one('{{ substr 5 2 "abc" }}'), 'render', 'slice bounds out of range'],
  ['a division by zero', one('{{ div 1 0 }}'), 'render', 'integer divide by zero'],
  // Ways out.
  ['a schema that refers to itself', schema('{"$ref": "#"}'), 'render', 'reference cycle'],
  [
    'a schema in a file of the machine',
    schema('{"$ref": "file:///etc/passwd"}'),
    'render',
    'open /etc/passwd: Capabilities insufficient',
  ],
  [
    'a schema beside the chart',
    schema('{"$ref": "../../etc/passwd"}'),
    'render',
    'open /etc/passwd: Capabilities insufficient',
  ],
  [
    'a schema on the network',
    schema('{"$ref": "http://127.0.0.1:9/a.json"}'),
    'unsupported',
    'remote schemas are not fetched',
  ],
  ['a file of the machine in jsonnet', jsonnet('importstr "/etc/passwd"'), 'render', 'outside the repository'],
  ['a variable of the process', one('{{ env "HOME" }}'), 'render', 'function "env" not defined'],
];

test.each(HOSTILE)('%s ends with a message, and the pool goes on', async (_what, request, code, message) => {
  const outcome = await renderer.call(request);
  expect(outcome).toMatchObject({ ok: false, code, message: expect.stringContaining(message) });
  expect(outcome.ok ? '' : outcome.message).not.toMatch(/goroutine |wasm-function|\.go:\d/);
  expect(await renderer.call(GLOB)).toMatchObject({ ok: true, result: { matches: [true] } });
});

describe('with a budget that ends soon', () => {
  let hurried: Renderer;
  beforeAll(async () => {
    hurried = await openEngineUnderTest({ workers: 1, timeoutMs: 1000 });
  });
  afterAll(() => hurried.close());

  test.each([
    ['nested ranges', one('{{ range until 1000000 }}{{ range until 1000000 }}{{ end }}{{ end }}')],
    ['a copy of a value that holds itself', one('{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ deepCopy $d }}')],
  ])('%s are stopped, and the pool goes on', async (_what, request) => {
    const [stopped, next] = await Promise.all([hurried.call(request), hurried.call(GLOB)]);
    expect(stopped.ok ? '' : stopped.message).toContain(STOPPED);
    expect(stopped).toMatchObject({ ok: false, code: expect.stringMatching(/^(timeout|limit)$/) });
    expect(next).toMatchObject({ ok: true, result: { matches: [true] } });
  });
});

test('files of the machine are not among the files of a chart', async () => {
  const text =
    'a: {{ .Files.Get "../../etc/passwd" | quote }}\nb: {{ .Files.Get "/etc/passwd" | quote }}\nc: {{ len (.Files.Glob "/etc/**") }}\n';
  expect(await rendered(renderer, one(text))).toContain('a: ""\nb: ""\nc: 0');
});

test('no name is looked up', async () => {
  expect(await rendered(renderer, one('a: {{ getHostByName "localhost" | quote }}\n'))).toContain('a: ""');
});

test('what recurses as deeply as helm allows is rendered', async () => {
  const blocks = 20;
  const body = '{{ if gt (int $n) 0 }}{{ include "down" (sub $n 1) }}{{ end }}';
  const nested = `${'{{ range list 1 }}{{ with 1 }}'.repeat(blocks)}${body}${'{{ end }}{{ end }}'.repeat(blocks)}`;
  const text = `{{ define "down" }}{{ $n := . }}${nested}{{ end }}a: b{{ include "down" 990 }}\n`;
  expect(await rendered(renderer, one(text))).toContain('a: b');
});
