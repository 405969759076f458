import { application, config, ORIGIN } from '../bad-inputs/bad-input.ts';
import { ProgramUnderTest } from '../bad-inputs/program.ts';
import type { FakeFiles } from '../fakes/repository.ts';

const OLD = 200;

/** Applications that each have a fault, in files of their own, and one that has none. */
const LEGACY: FakeFiles = {
  'web/settings.yaml': config('level: info'),
  'apps/web.yaml': application('web', 'path: web'),
  ...Object.fromEntries(
    Array.from({ length: OLD }, (_, index) => [
      `apps/legacy-${index}.yaml`,
      application(`legacy-${index}`, 'path: web\ntargetrevision: main'),
    ]),
  ),
};

describe(`a repository with ${OLD} old findings`, () => {
  const program = new ProgramUnderTest();
  afterAll(() => program.dispose());

  async function check(change: FakeFiles, ...more: string[]) {
    const folder = program.clone(LEGACY, { ...LEGACY, ...change }, ORIGIN);
    return program.run(['check', '--repo', folder, '--base', 'main', '--head', 'change', '--offline', ...more]);
  }

  const slip = { 'apps/web.yaml': application('web', 'path: web\ntargetRevison: main') };
  const mended = { 'apps/web.yaml': application('web', 'path: web\ntargetRevision: HEAD') };

  test('and a new one fails with one line that says the one', async () => {
    const { code, stdout } = await check(slip);
    expect(code).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(/^FAILED {2}1 new error · /);
    const findings = stdout.split('\n').filter((line) => /^ {2}(error|warning|info) /.test(line));
    expect(findings).toEqual(['  error  unknown-field  apps/web.yaml:11:5  web']);
    expect(stdout).toContain('spec.source has no field "targetRevison"');
    expect(stdout).toContain('targetRevision');
    expect(stdout).toMatch(new RegExp(`\\b${OLD}\\b.*(base|old)`));
    expect(stdout).not.toContain('targetrevision');
  });

  test('passes once it is mended', async () => {
    const { code, stdout } = await check(mended);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^PASSED /);
    expect(stdout).not.toContain('unknown-field');
  });

  test('lists them all with --all, and passes all the same', async () => {
    const { code, stdout } = await check(mended, '--all', '--max-lines', '0');
    expect(code).toBe(0);
    expect(stdout.match(/unknown-field/g)).toHaveLength(OLD);
  });
});
