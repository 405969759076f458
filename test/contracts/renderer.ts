import { UndeterminedError } from '../../src/errors.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { Operation, Renderer, RenderRequest } from '../../src/ports/renderer.ts';
import { parseJson } from '../../src/text/json.ts';

function parse(content: Uint8Array | string, path = 'a.yaml'): RenderRequest {
  const files = [{ path, content: Buffer.from(content) }];
  return { operation: 'manifests.parse', arguments: {}, files, application: 'shop' };
}

function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
}

/**
 * What every Renderer does, whatever is behind it.
 * @param open a renderer that has at least `manifests.parse` and `glob.match`
 */
export function rendererContract(open: () => Promise<Renderer>): void {
  let renderer: Renderer;
  beforeEach(async () => {
    renderer = await open();
  });
  afterEach(() => renderer.close());

  async function namesIn(request: RenderRequest): Promise<unknown[]> {
    const outcome = await renderer.call(request);
    if (!outcome.ok) throw new Error(outcome.message);
    const parsed = parseJson(outcome.output) as JsonObject[];
    return parsed.flatMap((file) =>
      (file['objects'] as JsonObject[]).map((object) => (object['metadata'] as JsonObject)['name']),
    );
  }

  test('has an identity, and serves at least one call at once', async () => {
    expect(await renderer.identity()).not.toBe('');
    expect(renderer.concurrency).toBeGreaterThanOrEqual(1);
  });

  test('answers with bytes, observations and warnings', async () => {
    const outcome = await renderer.call(parse(configMap('a')));
    expect(outcome).toMatchObject({ ok: true, warnings: [], observed: expect.any(Object) });
    expect(outcome.ok && Buffer.from(outcome.output).toString()).toContain('"ConfigMap"');
  });

  test('answers with a result', async () => {
    const request = { pattern: 'a*', separators: '', texts: ['ab', 'b'] };
    const outcome = await renderer.call({ operation: 'glob.match', arguments: request, files: [], application: '' });
    expect(outcome).toMatchObject({ ok: true, result: { matches: [true, false] } });
  });

  test('gives each of many calls its own answer', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `name-${index}`);
    expect(await Promise.all(names.map((name) => namesIn(parse(configMap(name)))))).toEqual(
      names.map((name) => [name]),
    );
  });

  test('leaves the caller its files, also when they are parts of one buffer', async () => {
    const all = Buffer.from(configMap('one') + configMap('two'));
    const before = Buffer.from(all);
    const middle = configMap('one').length;
    const files = [
      { path: 'one.yaml', content: all.subarray(0, middle) },
      { path: 'two.yaml', content: all.subarray(middle) },
    ];
    expect(await namesIn({ ...parse(''), files })).toEqual(['one', 'two']);
    expect(all.equals(before)).toBe(true);
  });

  test('answers an operation that it does not know', async () => {
    const outcome = await renderer.call({ ...parse(''), operation: 'tea.make' as Operation });
    expect(outcome).toMatchObject({ ok: false, code: 'input', message: expect.stringContaining('tea.make') });
  });

  test('refuses calls after close, which may come twice', async () => {
    await renderer.close();
    await renderer.close();
    await expect(renderer.call(parse(''))).rejects.toThrow(UndeterminedError);
  });

  test('leaves no call unanswered when it is closed', async () => {
    const calls = Array.from({ length: 8 }, () => renderer.call(parse(configMap('a'))));
    const settled = Promise.allSettled(calls);
    await renderer.close();
    expect(await settled).toHaveLength(8);
  });
}
