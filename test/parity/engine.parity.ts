import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { type ParityCase, readCases } from './case-file.ts';
import { type Comparison, closingTable, compare, engineOutcome } from './comparison.ts';
import {
  helmArgumentNames,
  kustomizeFlags,
  kustomizeSteps,
  withoutArgument,
  withoutFlag,
  withoutStep,
} from './dropping.ts';
import type { Outcome, Tool } from './native.ts';
import { openRenderer } from './renderer.ts';

const helmCases = await readCases('test/parity/cases/helm');
const kustomizeCases = await readCases('test/parity/cases/kustomize');
const tools: [Tool, ParityCase[]][] = [
  ['helm3', helmCases],
  ['helm4', helmCases],
  ['kustomize', kustomizeCases],
];

let renderer: Renderer;
let comparisons: Comparison[] = [];

beforeAll(async () => {
  renderer = await openRenderer();
  // Each comparison is mostly one native process.
  const limit = pLimit(availableParallelism());
  const pairs = tools.flatMap(([tool, cases]) => cases.map((testCase) => ({ tool, testCase })));
  comparisons = await limit.map(pairs, ({ tool, testCase }) => compare(renderer, tool, testCase));
}, 600_000);

afterAll(async () => {
  await renderer?.close();
  process.stderr.write(`\n${closingTable(comparisons)}\n`);
});

test('at least forty cases for helm, and as many for kustomize', () => {
  expect(helmCases.length).toBeGreaterThanOrEqual(40);
  expect(kustomizeCases.length).toBeGreaterThanOrEqual(40);
});

describe.each(tools)('%s', (tool, cases) => {
  test.each(cases)('$name: $about', ({ name, fails }) => {
    const { native, engine } = found(tool, name);
    expect(engine).toEqual(native);
    // A fixture that fails by mistake would compare two errors and prove nothing.
    expect({ fails: 'error' in native }).toEqual({ fails: fails === true || fails === tool });
  });
});

test('one instance gives the same for all of it in reverse: nothing is left over from one call to the next', async () => {
  const alone = await openRenderer({ workers: 1 });
  const different: string[] = [];
  for (const comparison of [...comparisons].reverse()) {
    if (!isEqual(await engineOutcome(alone, comparison), comparison.native)) {
      different.push(`${comparison.tool} ${comparison.testCase.name}`);
    }
  }
  await alone.close();
  expect(different).toEqual([]);
}, 120_000);

describe('helm 3 and helm 4 differ where the case says so', () => {
  test.each(helmCases.filter(({ fails }) => !fails))('$name', ({ name, helm3DiffersFrom4 = false }) => {
    const differ = documents(found('helm3', name).native) !== documents(found('helm4', name).native);
    expect(differ).toBe(helm3DiffersFrom4);
  });
});

describe('no argument of helm.template can be dropped unnoticed', () => {
  test('the list of them is the engine’s', async () => {
    const source = await readFile('engine/helm.go', 'utf8');
    const struct = /^type helmArguments struct \{(.*?)^\}/ms.exec(source)?.[1] ?? '';
    const names = [...struct.matchAll(/json:"(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(helmArgumentNames.map((name) => name.split('[')[0]))].sort()).toEqual(names.sort());
  });

  test.each(helmArgumentNames)('%s', async (argument) => {
    expect(await isProven('helm3', (given) => withoutArgument(given, argument))).toBe(true);
    expect(await isProven('helm4', (given) => withoutArgument(given, argument))).toBe(true);
  });
});

describe('no step of kustomize.build can be dropped unnoticed', () => {
  test.each(['directory', 'loadRestrictor', 'enableHelm', 'helm', 'kubeVersion', 'apiVersions'])(
    '%s',
    async (argument) => {
      expect(await isProven('kustomize', (given) => withoutArgument(given, argument))).toBe(true);
    },
  );
  test.each(kustomizeSteps)('%s', async (step) => {
    expect(await isProven('kustomize', (given) => withoutStep(given, step))).toBe(true);
  });
  test.each(kustomizeFlags)('%s %s', async (step, flag) => {
    expect(await isProven('kustomize', (given) => withoutFlag(given, step, flag))).toBe(true);
  });
});

function found(tool: Tool, name: string): Comparison {
  const comparison = comparisons.find((candidate) => candidate.tool === tool && candidate.testCase.name === name);
  if (!comparison) throw new Error(`${tool} was not asked for ${name}`);
  return comparison;
}

/** Whether a case that renders would be different without what `drop` takes away. */
async function isProven(tool: Tool, drop: (given: JsonObject) => JsonObject | undefined): Promise<boolean> {
  for (const comparison of comparisons) {
    const dropped = drop(comparison.arguments);
    if (comparison.tool !== tool || 'error' in comparison.native || dropped === undefined) continue;
    const engine = await engineOutcome(renderer, { ...comparison, arguments: dropped });
    if (!isEqual(engine, comparison.native)) return true;
  }
  return false;
}

function isEqual(one: Outcome, other: Outcome): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The output without blank lines: helm 4 leaves one more between documents. */
function documents(outcome: Outcome): string {
  return 'output' in outcome ? outcome.output.replace(/\n\s*\n/g, '\n').trim() : '';
}
