import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { Sandbox } from '../adapters/git/sandbox.ts';
import { type GitHubServer, startGitHubServer } from '../fakes/github-server.ts';
import { type ActRun, actIsHere, runAct } from './act-runner.ts';

jest.setTimeout(240_000);

const TOKEN = 'a-token-of-this-job-alone';
const sandbox = new Sandbox();
/** What actions/cache has saved, by its keys. */
const saved = sandbox.newFolder();
let github: GitHubServer;
let shop: string;
let cacheAction: string;

beforeAll(async () => {
  github = await startGitHubServer({ repository: 'example/shop', token: TOKEN });
  shop = sandbox.newFolder();
  cacheAction = sandbox.newFolder({
    'restore/action.yml': composite(
      'restore',
      'if [ -d "$SAVED/caches" ]; then mkdir -p "$1"; cp -r "$SAVED/caches/." "$1"; fi',
    ),
    'save/action.yml': composite(
      'save',
      'mkdir -p "$SAVED/caches"; cp -r "$1/." "$SAVED/caches"; echo "$2" >> "$SAVED/keys"',
    ),
  });
  const script = new URL('../../scripts/sample-repository.mjs', import.meta.url).href;
  const program = `(await import(process.argv[1])).makeSampleRepository(process.argv[2])`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', program, script, shop]);
});

afterAll(async () => {
  expect(github.problems).toEqual([]);
  await github.close();
  await sandbox.dispose();
});

/** Stands in for an action of actions/cache, which reaches GitHub. */
function composite(name: string, script: string): string {
  const run = `set -- "\${{ inputs.path }}" "\${{ inputs.key }}"\n${script}`;
  const action = {
    name,
    inputs: { path: { required: true }, key: { required: true }, 'restore-keys': { required: false } },
    runs: { using: 'composite', steps: [{ shell: 'bash', run, env: { SAVED: saved } }] },
  };
  return JSON.stringify(action);
}

/** The workflow of the README, with an id for the action and a step behind it. */
function workflow(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, text = ''] = /```yaml\n((?:(?!```)[\s\S])*?OWNER\/seatrial@COMMIT[\s\S]*?)```/.exec(readme) ?? [];
  const document = parseDocument(text);
  const steps = document.getIn(['jobs', 'seatrial', 'steps']) as YAMLSeq<YAMLMap>;
  steps.items.find((step) => step.get('uses') === 'OWNER/seatrial@COMMIT')?.set('id', 'seatrial');
  const run =
    'echo "after ${{ steps.seatrial.outcome }}: ${{ steps.seatrial.outputs.verdict }}"\ncat "${{ steps.seatrial.outputs.report }}"\nls "${{ runner.temp }}/seatrial"';
  steps.add(document.createNode({ id: 'after', if: 'always()', run }));
  return String(document);
}

const repository = { id: 1, default_branch: 'main' };

function run(name: string, payload: object): Promise<ActRun> {
  return runAct({
    folder: sandbox.newFolder(),
    repository: shop,
    event: { name, payload: { repository, ...payload } },
    workflow: workflow(),
    token: TOKEN,
    actions: { 'actions/cache@v6': cacheAction },
    environment: { GITHUB_API_URL: github.url },
  });
}

/** Merges a change into main as GitHub does, and runs the workflow on it. */
function review(change: string, headRepository = 1): Promise<ActRun> {
  const git = (...args: string[]) => sandbox.git(shop, ...args);
  const headSha = git('rev-parse', change);
  git('checkout', '-q', '--detach', 'main');
  git('merge', '-q', '--no-ff', '-m', 'merge', headSha);
  github.pulls = [{ number: 1, headSha, head: `example:${change}` }];
  return run('pull_request', {
    action: 'synchronize',
    number: 1,
    pull_request: {
      number: 1,
      head: { ref: change, sha: headSha, repo: { id: headRepository } },
      base: { ref: 'main', repo: repository },
    },
  });
}

(actIsHere() ? describe : describe.skip)('the workflow of the README on examples/shop, in a runner', () => {
  test('a pull request that passes', async () => {
    const ran = await review('sample');
    expect(ran).toMatchObject({ code: 0, job: 'success', steps: { seatrial: 'success', after: 'success' } });
    expect(ran.outputs).toMatchObject({ verdict: 'passed', changed: '6', report: expect.stringMatching(/\.json$/) });
    expect(ran.outputs['comment-url']).toContain('#issuecomment-');
    expect(ran.annotations.filter(({ level, message }) => level === 'error' || message.startsWith('No '))).toEqual([]);
    expect(ran.summary).toContain('passed');
    expect(ran.summary).toContain('newsletter');
    expect(ran.masks).toContain(TOKEN);
    expect(ran.log).toContain('after success: passed');
    expect(ran.log).toContain('"schema": "seatrial.report/v1"');
    expect(github.comments).toEqual([expect.objectContaining({ body: expect.stringContaining('newsletter') })]);
  });

  test('one that fails: so does the job, and the same comment says why', async () => {
    sandbox.git(shop, 'checkout', '-q', '-b', 'broken', 'main');
    const template = join(shop, 'charts/web/templates/ingress.yaml');
    writeFileSync(template, `{{ fail "this chart is broken" }}\n${readFileSync(template, 'utf8')}`);
    sandbox.git(shop, 'commit', '-q', '--all', '-m', 'Break the chart');
    const ran = await review('broken');
    expect(ran).toMatchObject({ code: 1, job: 'failure', steps: { seatrial: 'failure', after: 'success' } });
    expect(ran.outputs['verdict']).toBe('failed');
    expect(ran.annotations).toContainEqual({
      level: 'error',
      message: expect.stringContaining('this chart is broken'),
      properties: expect.objectContaining({ title: expect.any(String) }),
    });
    expect(ran.summary).toContain('failed');
    expect(ran.log).toContain('after failure: failed');
    expect(github.comments).toEqual([
      expect.objectContaining({ body: expect.stringContaining('this chart is broken') }),
    ]);
  });

  test('the cache is written by a push to the default branch, and by no pull request, of a fork or not', async () => {
    expect((await review('sample', 2)).code).toBe(0);
    expect(readdirSync(saved)).toEqual([]);
    const before = sandbox.git(shop, 'rev-parse', 'main');
    sandbox.git(shop, 'checkout', '-q', 'main');
    sandbox.git(shop, 'merge', '-q', '--no-ff', '-m', 'merge', 'sample');
    const pushed = await run('push', { ref: 'refs/heads/main', before, after: sandbox.git(shop, 'rev-parse', 'main') });
    expect(pushed).toMatchObject({ code: 0, outputs: { verdict: 'passed', changed: '6' } });
    expect(readFileSync(join(saved, 'keys'), 'utf8')).toMatch(/^seatrial-\d+\n$/);
    const entries = readdirSync(join(saved, 'caches'), { recursive: true, withFileTypes: true });
    expect(entries.filter((each) => each.isFile()).length).toBeGreaterThan(5);
    // Another run reads it, and does not write it
    mkdirSync(join(saved, 'caches/of-the-push'));
    expect(await review('broken')).toMatchObject({ code: 1, log: expect.stringContaining('of-the-push') });
    expect(readFileSync(join(saved, 'keys'), 'utf8').split('\n')).toHaveLength(2);
  });
});
