import { publishText } from '../../src/commands/publish.ts';
import { render } from '../../src/commands/render.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, world } from './world.ts';

describe('render', () => {
  test('prints what Argo CD would apply', async () => {
    const { context } = world(BASE, BASE);
    expect(await render(context, 'web')).toBe(
      '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n  namespace: shop\n  annotations:\n    argocd.argoproj.io/tracking-id: web:/ConfigMap:shop/c\ndata:\n  a: "1"\n',
    );
  });

  test('says that it masks what looks like a credential', async () => {
    const { context, logged } = world(BASE, { ...BASE, 'web/c.yaml': config('hunter2').replace('{a:', '{token:') });
    expect(await render(context, 'web')).toContain('token: ++++++++');
    expect(logged).toEqual(['note: masked outside Secrets, for they look like credentials: 1 field.']);
  });

  test('refuses an object that has to have a namespace and has none, as Argo CD does', async () => {
    const homeless = { ...BASE, 'web.yaml': application('web', 'web').replace(', namespace: shop', '') };
    const { context } = world(homeless, homeless);
    await expect(render(context, 'web')).rejects.toThrow('ConfigMap c has no namespace');
    const cluster = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: everywhere}\n';
    expect(await render(world(homeless, { ...homeless, 'web/c.yaml': cluster }).context, 'web')).toContain(
      'name: everywhere',
    );
  });

  test('says which objects it leaves out, and which kinds it does not know', async () => {
    const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n';
    const twice = `${config('1')}---\n${config('2')}---\n${widget}`;
    const { context, logged } = world(BASE, { ...BASE, 'web/c.yaml': twice });
    const text = await render(context, 'web');
    expect(text).toContain('a: "2"');
    expect(text).not.toContain('a: "1"');
    expect(logged).toEqual([
      'note: ConfigMap shop/c is rendered more than once; Argo CD keeps the last one, shown here.',
      'note: taken for namespaced, for nothing here tells their scope: example.com/Widget.',
    ]);
  });

  test('what a CI host would take for a command is disarmed on stdout, and as it is in files', async () => {
    const script = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  run: |\n    ##vso[task.complete]\n';
    const { context, printed, written } = world(BASE, { ...BASE, 'web/c.yaml': script }, { output: ['out.yaml'] });
    await publishText(await render(context, 'web'), context);
    expect(printed.join('')).not.toContain('##vso[');
    expect(written.get('out.yaml')).toContain('##vso[task.complete]');
  });

  test.each<[string, string, FakeFiles, object]>([
    ['an unknown name', 'wbe', {}, { exitCode: 2, next: 'Did you mean web?' }],
    [
      'a render that fails',
      'web',
      { 'web/c.yaml': 'fail: true\n' },
      { exitCode: 1, message: expect.stringContaining('web/c.yaml fails') },
    ],
    ['a render that cannot be done', 'web', { 'web/c.yaml': 'unsupported: true\n' }, { exitCode: 3 }],
    [
      'a name that two files define',
      'web',
      { 'b/web.yaml': application('web', 'web') },
      { exitCode: 2, next: expect.stringContaining('argocd/web@b/web.yaml') },
    ],
  ])('%s is refused', async (_name, name, files, error) => {
    await expect(render(world(BASE, { ...BASE, ...files }).context, name)).rejects.toMatchObject(error);
  });
});
