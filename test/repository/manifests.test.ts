import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { manifestFiles } from '../../scripts/manifest-files.mjs';
import { TASK_INPUTS } from '../../src/config/host-inputs.ts';
import { OUTPUTS } from '../../src/config/outputs.ts';
import { VERSION } from '../../src/version.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = manifestFiles({ inputs: TASK_INPUTS, outputs: OUTPUTS, version: VERSION });

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

test.each(Object.keys(files))('%s is what the table of inputs gives: npm run manifests', (path) => {
  expect(read(path)).toBe(files[path]);
});

describe('action.yml', () => {
  const action = parse(read('action.yml')) as {
    name: string;
    description: string;
    branding: object;
    inputs: Record<string, { description: string; default?: string }>;
    outputs: Record<string, object>;
    runs: { using: string; main: string };
  };

  test('has all that GitHub asks of an action', () => {
    expect(action).toMatchObject({ name: 'Seatrial', branding: { icon: 'anchor', color: 'blue' } });
    expect(action.description.length).toBeLessThan(125);
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(Object.keys(action.outputs)).toEqual(OUTPUTS.map(({ name }) => name));
  });

  test('gives no value but the token of the job: others would hide what the environment says', () => {
    const given = Object.entries(action.inputs).filter(([, input]) => input.default !== undefined);
    expect(given.map(([name, input]) => [name, input.default])).toEqual([['token', '${{ github.token }}']]);
  });

  test('has every input but those of Azure DevOps', () => {
    const missing = TASK_INPUTS.filter(({ name }) => action.inputs[name] === undefined);
    expect(missing.map(({ name }) => name).sort()).toEqual([
      'argocd-connection',
      'argocd-kubernetes-connection',
      'thread-status',
    ]);
  });
});

describe('task.json', () => {
  const task = JSON.parse(read('task.json')) as {
    groups: { name: string }[];
    inputs: { name: string; type: string; groupName?: string; defaultValue?: string; options?: object }[];
    execution: Record<string, { target: string }>;
    restrictions: { settableVariables: { allowed: string[] } };
    outputVariables: { name: string }[];
    version: { Major: number; Minor: number; Patch: number };
    minimumAgentVersion: string;
  };

  test('is as Azure Pipelines describes it', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(JSON.parse(read('test/fixtures/azure-pipelines/task-schema.json')));
    expect([validate(task), validate.errors]).toEqual([true, null]);
    expect(validate({ ...task, inputs: [{ name: 'fail-on', label: 'x', type: 'string' }] })).toBe(false);
  });

  test('runs on both Nodes that agents have, from the first agent that has one', () => {
    expect(Object.keys(task.execution)).toEqual(['Node20_1', 'Node24']);
    expect(task.minimumAgentVersion).toBe('3.232.1');
    const { Major, Minor, Patch } = task.version;
    expect(`${Major}.${Minor}.${Patch}`).toBe(VERSION);
  });

  test('has every input but those of GitHub, once, in a group that there is', () => {
    const names = task.inputs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(TASK_INPUTS.length - 1);
    expect(names).not.toContain('checkRun');
    expect(names.slice(0, 2)).toEqual(['command', 'failOn']);
    const groups = task.groups.map(({ name }) => name);
    const odd = task.inputs.filter(({ groupName }) => groupName !== undefined && !groups.includes(groupName));
    expect(odd).toEqual([]);
    expect(task.inputs.filter(({ groupName }) => groupName === undefined).map(({ name }) => name)).toEqual([
      'command',
      'failOn',
    ]);
  });

  test('names service connections by the kinds that Azure DevOps has', () => {
    const connections = task.inputs.filter(({ type }) => type.startsWith('connectedService:'));
    expect(connections.map(({ name, type }) => [name, type])).toEqual([
      ['argocdConnection', 'connectedService:Generic'],
      ['argocdKubernetesConnection', 'connectedService:kubernetes'],
    ]);
  });

  test('a default is one of the choices', () => {
    for (const { defaultValue, options } of task.inputs)
      if (defaultValue !== undefined) expect(Object.keys(options ?? {})).toContain(defaultValue);
  });

  test('sets its outputs, and no other variable', () => {
    expect(task.restrictions.settableVariables.allowed).toEqual(task.outputVariables.map(({ name }) => name));
    expect(task.outputVariables.map(({ name }) => name)).toEqual(['verdict', 'changed', 'report', 'commentUrl']);
  });
});

describe('vss-extension.json', () => {
  const extension = JSON.parse(read('vss-extension.json')) as {
    files: { path: string; packagePath: string }[];
    contributions: { properties: { name: string } }[];
    icons: { default: string };
    content: Record<string, { path: string }>;
  };

  test('carries all that the task needs', () => {
    const packed = extension.files.map(({ packagePath }) => packagePath);
    const needed = [
      'task.json',
      'icon.png',
      'dist/azure',
      'dist/engine.wasm',
      'dist/engine-worker.js',
      'dist/package.json',
    ];
    for (const path of needed) expect(packed).toContain(`task/${path}`);
    expect(extension.contributions[0]?.properties.name).toBe('task');
  });

  test('names only files that there are, beside what is built', () => {
    const named = [
      extension.icons.default,
      ...Object.values(extension.content).map(({ path }) => path),
      ...extension.files.map(({ path }) => path).filter((path) => !path.startsWith('dist/')),
    ];
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test.each([
    ['images/icon-32.png', 32],
    ['images/icon-128.png', 128],
  ])('%s is %d pixels wide and high', (path, size) => {
    const image = readFileSync(join(root, path));
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([size, size]);
  });
});
