import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { readIndex } from '../../../src/adapters/registry/chart-index.ts';
import { sliceIndex } from '../../../src/adapters/registry/index-slice.ts';
import { UndeterminedError } from '../../../src/errors.ts';

const URL = 'https://charts.example.com/index.yaml';

/** As `helm repo index` writes it. */
const HELM = `apiVersion: v1
entries:
  alpine:
  - created: "2016-10-06T16:23:20.499814565-06:00"
    description: |
      Deploy a basic Alpine Linux pod

      loki:
      - version: 9.9.9
    digest: 99c76e403d752c84ead610644d4b1c2f2b453a74b921f422b9dcb8a7c8b559cd
    home: https://helm.sh/helm
    name: alpine
    sources:
    - https://github.com/helm/helm
    urls:
    - https://technosophos.github.io/tscharts/alpine-0.2.0.tgz
    version: 0.2.0
  loki:
  - apiVersion: v2
    digest: 705ebc5d83c0b3f7d7fbcc1d5e2d1ae5c3a3c7f3e0f5b3b8a1f1b1c1d1e1f101
    name: loki
    type: application
    urls:
    - loki-5.9.2.tgz
    version: 5.9.2
  - apiVersion: v2
    name: loki
    urls:
    - loki-5.9.1.tgz
    - https://mirror.example.com/loki-5.9.1.tgz
    version: 5.9.1
  loki-stack:
  - name: loki-stack
    version: 2.0.0
    urls: [loki-stack-2.0.0.tgz]
generated: "2016-10-06T16:23:20.499029981-06:00"
`;

const LOKI = [
  {
    version: '5.9.2',
    urls: ['loki-5.9.2.tgz'],
    digest: '705ebc5d83c0b3f7d7fbcc1d5e2d1ae5c3a3c7f3e0f5b3b8a1f1b1c1d1e1f101',
  },
  { version: '5.9.1', urls: ['loki-5.9.1.tgz', 'https://mirror.example.com/loki-5.9.1.tgz'], digest: undefined },
];

function read(text: string, chart = 'loki') {
  return readIndex(Buffer.from(text), chart, URL);
}

describe('an index as Helm writes it', () => {
  const indented = stringify(parse(HELM), { indent: 4 });

  test.each<[string, string, boolean]>([
    ['', HELM, true],
    ['with lists indented', stringify(parse(HELM)), true],
    ['indented by four', indented, true],
    ['with CRLF', HELM.replaceAll('\n', '\r\n'), true],
    ['with a byte order mark', `\ufeff${HELM}`, true],
    ['with a beginning', `# Charts\n---\n${HELM}`, true],
    ['with comments and blank lines', HELM.replaceAll('\n  - ', '\n# a\n\n    \n  # loki:\n  - '), true],
    [
      'with quoted keys',
      HELM.replace('\n  loki:', '\n  "loki":')
        .replace('entries:', '"entries": # all')
        .replace('  alpine:', "  'alpine': "),
      true,
    ],
    [
      'with its keys in another order',
      HELM.replace(/^(apiVersion: v1\n)([\s\S]*)(generated.*\n)$/, '$3$2$1publicKeys:\n- a\n'),
      true,
    ],
    ['without an end of line', HELM.trimEnd(), true],
    ['as JSON', JSON.stringify(parse(HELM)), false],
    ['as JSON over many lines', JSON.stringify(parse(HELM), null, 2), false],
    ['in flow style', stringify(parse(HELM), { collectionStyle: 'flow' }), false],
    [
      'with an anchor elsewhere',
      HELM.replace('    name: alpine', '    name: &n loki').replaceAll('    name: loki\n', '    name: *n\n'),
      true,
    ],
    [
      'with the chart as an alias',
      HELM.replace(/\n {2}loki:\n([\s\S]*?) {2}loki-stack:/, '\n  other: &l\n$1  loki: *l\n  loki-stack:'),
      false,
    ],
    [
      'with the chart in flow style',
      HELM.replace(
        /(?<=\n) {2}loki:\n[\s\S]*?(?= {2}loki-stack:)/,
        `  loki: ${JSON.stringify(parse(HELM).entries.loki)}\n`,
      ),
      false,
    ],
    ['with an end', `${HELM}...\n`, false],
  ])('is read %s', (_name, text, sliced) => {
    expect(read(text)).toEqual({ charts: expect.arrayContaining(['alpine', 'loki', 'loki-stack']), versions: LOKI });
    expect(sliceIndex(text.replace(/^\ufeff/, ''), 'loki') !== undefined).toBe(sliced);
  });

  test('lacks a chart that it does not have', () => {
    expect(read(HELM, 'tempo')).toEqual({ charts: ['alpine', 'loki', 'loki-stack'], versions: undefined });
    expect(read(HELM, 'entries').versions).toBeUndefined();
    expect(read(HELM, 'constructor').versions).toBeUndefined();
    expect(read(JSON.stringify(parse(HELM)), 'constructor').versions).toBeUndefined();
  });

  test('of 35 MB is read without parsing all of it', () => {
    const filler = Array.from(
      { length: 80_000 },
      (_unused, index) => `  - name: filler\n    version: 1.0.${index}\n    description: ${'x'.repeat(400)}\n`,
    );
    const text = HELM.replace('\n  loki:\n', `\n  filler:\n${filler.join('')}  loki:\n`);
    expect(text.length).toBeGreaterThan(30 * 1024 * 1024);
    expect(read(text).versions).toEqual(LOKI);
    const odd = text.replace('\n  filler:', '\n ? filler\n :');
    expect(() => read(odd)).toThrow('more than 30 MiB and is not laid out as Helm writes');
  });

  test('without charts', () => {
    for (const entries of ['{}', '', '~'])
      expect(read(`apiVersion: v1\nentries: ${entries}\n`).versions).toBeUndefined();
    expect(read('apiVersion: v1\nentries:\n  loki: []\n  tempo:\n  - name: tempo\n    version: 1.0.0\n')).toEqual({
      charts: ['loki', 'tempo'],
      versions: [],
    });
    expect(read('apiVersion: v1\nentries:\n  loki:\n').versions).toEqual([]);
  });
});

describe('what Helm passes over', () => {
  test.each<[string, string]>([
    ['no version', '{name: loki}'],
    ['an empty version', '{name: loki, version: ""}'],
    ['an invalid version', '{name: loki, version: latest}'],
    ['no name', '{version: 1.0.0}'],
    ['a name that is a path', '{name: a/b, version: 1.0.0}'],
    ['an unknown type', '{name: loki, version: 1.0.0, type: plugin}'],
    ['nothing', 'null'],
    ['a text', 'loki'],
  ])('%s', (_name, entry) => {
    const text = `apiVersion: v1\nentries:\n  loki:\n  - ${entry}\n  - {name: loki, version: 2.0.0, type: library}\n`;
    expect(read(text).versions).toEqual([{ version: '2.0.0', urls: [], digest: undefined }]);
  });

  test.each([
    ['1.10', '1.1'],
    ['2', '2'],
    ['"1.10"', '1.10'],
    ['0x10', '16'],
  ])('version %s is %s', (written, version) => {
    const text = `apiVersion: v1\nentries:\n  loki:\n  - name: loki\n    version: ${written}\n`;
    expect(read(text).versions?.map((each) => each.version)).toEqual([version]);
  });
});

describe('what is no index', () => {
  test.each<[string, string, string]>([
    ['a web page', '\n<!DOCTYPE html>\n<html>', 'is a web page'],
    ['XML', '<?xml version="1.0"?><Error/>', 'is a web page'],
    ['nothing', '', 'it is empty'],
    ['a text', 'not found', 'it is no mapping'],
    ['a list', '- a', 'it is no mapping'],
    ['another mapping', 'message: not found', 'it has no apiVersion'],
    ['no apiVersion', HELM.replace('apiVersion: v1\n', ''), 'it has no apiVersion'],
    ['entries that are a list', 'apiVersion: v1\nentries:\n- a\n', 'its entries are no mapping'],
    [
      'versions that are no list',
      'apiVersion: v1\nentries:\n  loki:\n    version: 1.0.0\n',
      'the versions of loki are no list',
    ],
    ['broken YAML', 'apiVersion: v1\nentries:\n  loki: [\n', 'line '],
    ['a chart twice', HELM.replace('  loki-stack:', '  loki:'), 'it has loki twice'],
    ['entries twice', `${HELM}entries:\n  tempo: []\n`, 'it has entries twice'],
    ['tabs', HELM.replaceAll('\n  ', '\n\t'), 'line '],
  ])('%s', (_name, text, message) => {
    expect(() => read(text)).toThrow(UndeterminedError);
    expect(() => read(text)).toThrow(message);
  });
});

describe('a slice says what the whole says', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const description = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'loki:\n- version: 1.0.0',
      '  loki:',
      'entries:\n  loki:',
      '"',
      "'",
      '# x',
      '- a',
      '...',
      '---\nx',
      '&a *b',
    ),
  );
  const entry = fc.record({
    name: word,
    version: fc.constantFrom('1.0.0', 'v2.1', 'latest', '1.0.0-rc.1'),
    urls: fc.array(fc.webUrl(), { maxLength: 2 }),
    description,
  });
  const index = fc.dictionary(word, fc.array(entry, { maxLength: 3 }), { maxKeys: 5 });

  test('in whatever way it is written', () => {
    fc.assert(
      fc.property(
        index,
        fc.boolean(),
        fc.constantFrom(1, 2, 4),
        fc.constantFrom(0, 80),
        (entries, indentSeq, indent, lineWidth) => {
          const all = {
            apiVersion: 'v1',
            entries: { ...entries, loki: [{ name: 'loki', version: '1.2.3', urls: ['a'], description: 'x' }] },
            generated: 'now',
          };
          const text = stringify(all, { indentSeq, indent: Math.max(indent, indentSeq ? 2 : 1), lineWidth });
          for (const chart of Object.keys(all.entries)) {
            expect(read(text, chart)).toEqual(read(JSON.stringify(all), chart));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
