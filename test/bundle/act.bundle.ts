import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parseDocument, type YAMLSeq } from 'yaml';
import { Sandbox } from '../adapters/git/sandbox.ts';
import { type GitHubServer, startGitHubServer } from '../fakes/github-server.ts';
import { type ActRun, actIsHere, runAct } from './act-runner.ts';

jest.setTimeout(240_000);

const TOKEN = 'a-token-of-this-job-alone';
const sandbox = new Sandbox();
let github: GitHubServer;
let shop: string;

beforeAll(async () => {
  github = await startGitHubServer({ repository: 'example/shop', token: TOKEN });
  shop = sandbox.newFolder();
  const script = new URL('../../scripts/sample-repository.mjs', import.meta.url).href;
  const program = `(await import(process.argv[1])).makeSampleRepository(process.argv[2])`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', program, script, shop]);
});

afterAll(async () => {
  expect(github.problems).toEqual([]);
  await github.close();
  await sandbox.dispose();
});

/** The workflow of the README, with an id for the action and a step behind it. */
function workflow(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, text = ''] = /```yaml\n((?:(?!```)[\s\S])*?OWNER\/seatrial@COMMIT[\s\S]*?)```/.exec(readme) ?? [];
  const document = parseDocument(text);
  const steps = document.getIn(['jobs', 'seatrial', 'steps']) as YAMLSeq;
  const last = steps.items.length - 1;
  expect(document.getIn(['jobs', 'seatrial', 'steps', last, 'uses'])).toBe('OWNER/seatrial@COMMIT');
  document.setIn(['jobs', 'seatrial', 'steps', last, 'id'], 'seatrial');
  const run =
    'echo "after ${{ steps.seatrial.outcome }}: ${{ steps.seatrial.outputs.verdict }}"\ncat "${{ steps.seatrial.outputs.report }}"';
  document.addIn(['jobs', 'seatrial', 'steps'], document.createNode({ id: 'after', if: 'always()', run }));
  return String(document);
}

/** Merges a change into main as GitHub does, and runs the workflow on it. */
async function review(change: string): Promise<ActRun> {
  const git = (...args: string[]) => sandbox.git(shop, ...args);
  const headSha = git('rev-parse', change);
  git('checkout', '-q', '--detach', 'main');
  git('merge', '-q', '--no-ff', '-m', 'merge', headSha);
  github.pulls = [{ number: 1, headSha, head: `example:${change}` }];
  const repo = { id: 1 };
  return runAct({
    folder: sandbox.newFolder(),
    repository: shop,
    event: {
      name: 'pull_request',
      payload: {
        action: 'synchronize',
        number: 1,
        repository: { ...repo, default_branch: 'main' },
        pull_request: { number: 1, head: { ref: change, sha: headSha, repo }, base: { ref: 'main', repo } },
      },
    },
    workflow: workflow(),
    token: TOKEN,
    environment: { GITHUB_API_URL: github.url },
  });
}

(actIsHere() ? describe : describe.skip)('the workflow of the README on examples/shop, in a runner', () => {
  test('a pull request that passes', async () => {
    const ran = await review('sample');
    expect(ran).toMatchObject({ code: 0, job: 'success', steps: { seatrial: 'success', after: 'success' } });
    expect(ran.outputs).toMatchObject({ verdict: 'passed', changed: '6', report: expect.stringMatching(/\.json$/) });
    expect(ran.outputs['comment-url']).toContain('#issuecomment-');
    expect(ran.annotations).toEqual([]);
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
});
