import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const guides = readdirSync(join(root, 'docs/guide')).map((name) => `docs/guide/${name}`);

interface Step {
  uses?: string;
  task?: string;
  checkout?: string;
  if?: string;
  run?: string;
  with?: Record<string, unknown>;
  inputs?: Record<string, unknown>;
  persistCredentials?: boolean;
}

interface Workflow {
  on?: object | string;
  permissions?: object;
  jobs?: Record<string, { 'timeout-minutes'?: number; steps: Step[] }>;
  steps?: (Step | string)[];
}

/** What stands in fences of YAML, with the document that it is in. */
const blocks = ['README.md', ...guides].flatMap((path) =>
  [...read(path).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']): [string, string] => [path, text]),
);
const parsed = blocks.map(([path, text]): [string, Workflow] => [path, parse(text)]);
const github = parsed.filter(([, { jobs }]) => jobs !== undefined) as [string, Required<Workflow>][];
const azure = blocks.filter(([, text]) => text.includes('Seatrial@0')).map(([path, text]) => [path, parse(text)]);

const action = parse(read('action.yml')) as { inputs: object; outputs: object };
const task = JSON.parse(read('task.json')) as {
  inputs: { name: string; options?: object }[];
  outputVariables: { name: string }[];
};

test('there are workflows to look at', () => expect([github.length, azure.length]).toEqual([6, 5]));

describe.each(github)('a workflow in %s', (path, workflow) => {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const events = typeof workflow.on === 'string' ? [workflow.on] : Object.keys(workflow.on);

  test('has no more rights than it needs, and no stranger has them', () => {
    expect(workflow.permissions).toBeDefined();
    expect(JSON.stringify(workflow.permissions)).not.toMatch(/write-all|"contents":"write"/);
    expect(events).not.toContain('pull_request_target');
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with).toMatchObject({ 'persist-credentials': false });
    // What may write takes nothing out of the repository
    if (events.includes('workflow_run'))
      expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([]);
  });

  test('ends by itself', () => {
    // The README shows the shortest that works
    if (path === 'README.md') return;
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(15);
  });

  test('gives the action inputs that it has, and takes outputs that it has', () => {
    const own = steps.filter(({ uses }) => uses === 'OWNER/seatrial@COMMIT');
    expect(own.length + steps.filter(({ run }) => run?.includes('seatrial/dist/index.js')).length).toBe(1);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(own[0]?.with ?? {})));
    const outputs = [...JSON.stringify(workflow).matchAll(/steps\.seatrial\.outputs\.([\w-]+)/g)].map(
      ([, name]) => name,
    );
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(outputs));
  });

  test('saves a cache on a push alone: no pull request, and so no fork, ever does', () => {
    const caching = steps.filter(({ uses }) => uses?.startsWith('actions/cache'));
    const saving = caching.filter(({ uses }) => !uses?.startsWith('actions/cache/restore@'));
    for (const step of saving) expect(step.if).toMatch(/^github\.event_name == 'push' && /);
    if (saving.length > 0) expect(workflow.on).toMatchObject({ push: { branches: ['main'] } });
  });
});

describe.each(azure)('a pipeline in %s', (_path, pipeline) => {
  const steps = (Array.isArray(pipeline) ? pipeline : (pipeline.steps ?? [])) as (Step | string)[];
  const objects = steps.filter((step): step is Step => typeof step === 'object' && step !== null);

  test('gives the task inputs that it has, and leaves no token in the clone', () => {
    const names = task.inputs.map(({ name }) => name);
    for (const { inputs } of objects.filter((step) => step.task === 'Seatrial@0'))
      expect(names).toEqual(expect.arrayContaining(Object.keys(inputs ?? {})));
    for (const step of objects.filter(({ checkout }) => checkout === 'self'))
      expect(step.persistCredentials).toBe(false);
  });
});

test('the guide of Azure DevOps names outputs that there are', () => {
  const named = [...read('docs/guide/azure-devops.md').matchAll(/\$\(seatrial\.(\w+)\)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(0);
  expect(task.outputVariables.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
});

test.each(guides)('what %s has in JSON is JSON', (path) => {
  const fences = [...read(path).matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const inShell = [...read(path).matchAll(/<<'JSON'\n([\s\S]*?)^JSON$/gm)].map(([, text = '']) => text);
  for (const text of [...fences, ...inShell]) expect(() => JSON.parse(text)).not.toThrow();
});
