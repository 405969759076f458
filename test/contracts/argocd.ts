import { afterEach, describe, expect, test } from '@jest/globals';
import { UndeterminedError } from '../../src/errors.ts';
import { type ApplicationRef, type ArgoCd, isNotTold } from '../../src/ports/argocd.ts';

/** An Argo CD with Applications that the suite knows. */
export interface ArgoCdUnderTest {
  /** May read everything. */
  argoCd: ArgoCd;
  /** May read neither `web` nor what surrounds it. */
  stranger: ArgoCd;
  /**
   * In Argo CD's own namespace, deployed: of its ConfigMap `web`, Git wants `a: "1"`, and `a: "2"` is there; its Secret `web` is as
   * Git wants it. Its project watches for orphans, and the ConfigMap `stray` is one.
   */
  web: Required<ApplicationRef>;
  /** In a namespace of its own. */
  elsewhere: Required<ApplicationRef>;
  /** Argo CD leaves it alone: it has never been compared. */
  skipped: Required<ApplicationRef>;
  /** The value in the Secret, which nobody is to see. */
  secret: string;
  dispose(): Promise<void>;
}

/** What every ArgoCd does, whatever is behind it. */
export function argoCdContract(route: ArgoCd['route'], open: () => Promise<ArgoCdUnderTest>): void {
  const opened: ArgoCdUnderTest[] = [];

  async function made(): Promise<ArgoCdUnderTest> {
    const each = await open();
    opened.push(each);
    return each;
  }

  afterEach(async () => {
    for (const each of opened.splice(0)) await each.dispose();
  });

  function missing({ namespace, project }: Required<ApplicationRef>): ApplicationRef {
    return { name: 'missing', namespace, project };
  }

  test('says how it is reached', async () => {
    const { argoCd } = await made();
    expect(argoCd.route).toBe(route);
    expect(argoCd.label).toMatch(/https?:\/\//);
  });

  describe('an Application', () => {
    test('is told with what Argo CD found', async () => {
      const { argoCd, web } = await made();
      const live = await argoCd.application(web);
      if (live === undefined || isNotTold(live)) throw new Error(`not told: ${JSON.stringify(live)}`);
      expect(live).toMatchObject({
        name: web.name,
        namespace: web.namespace,
        sync: 'OutOfSync',
        health: 'Healthy',
        conditions: [],
        statusIsCurrent: true,
        revisions: [expect.stringMatching(/^[0-9a-f]{40}$/)],
        reconciledAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        manifest: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', spec: { project: web.project } },
      });
      expect(live.manifest['metadata']).not.toHaveProperty('managedFields');
      const statuses = live.resources.map(({ group, kind, name, sync }) => [group, kind, name, sync]);
      expect(statuses.sort()).toEqual([
        ['', 'ConfigMap', 'web', 'OutOfSync'],
        ['', 'Secret', 'web', 'Synced'],
      ]);
      expect(live.url === undefined).toBe(route === 'kubernetes');
    });

    test('is found in another namespace', async () => {
      const { argoCd, elsewhere } = await made();
      expect(await argoCd.application(elsewhere)).toMatchObject({
        name: elsewhere.name,
        namespace: elsewhere.namespace,
      });
    });

    test('is found in another project than was thought', async () => {
      const { argoCd, web } = await made();
      expect(await argoCd.application({ ...web, project: 'default' })).toMatchObject({ name: web.name });
    });

    test('is not there', async () => {
      const { argoCd, web, elsewhere } = await made();
      expect(await argoCd.application(missing(web))).toBeUndefined();
      expect(await argoCd.application(missing(elsewhere))).toBeUndefined();
    });

    test.each(['..', 'a/b', 'A', '', 'a b', 'a..b', `${'a.'.repeat(150)}a`])('cannot be named %j', async (name) => {
      const { argoCd, web } = await made();
      expect(await argoCd.application({ ...web, name })).toBeUndefined();
      expect(isNotTold(await argoCd.managedResources({ ...web, name }))).toBe(true);
    });

    test('may not be read: that is no word on whether it is there', async () => {
      const { stranger, web } = await made();
      expect(await stranger.application(web)).toMatchObject({ notTold: expect.any(String), help: expect.any(String) });
      expect(await stranger.application(missing(web))).toMatchObject({ notTold: expect.any(String) });
    });

    test('that was never compared has nothing to trust', async () => {
      const { argoCd, skipped } = await made();
      expect(await argoCd.application(skipped)).toMatchObject({
        sync: 'Unknown',
        statusIsCurrent: false,
        resources: [],
      });
    });
  });

  test('all Applications are those that may be seen', async () => {
    const { argoCd, stranger, web, elsewhere, skipped } = await made();
    const names = async (each: ArgoCd) => {
      const all = await each.applications();
      return isNotTold(all) ? [] : all.map(({ namespace, name }) => `${namespace}/${name}`);
    };
    const keys = [web, elsewhere, skipped].map(({ namespace, name }) => `${namespace}/${name}`);
    expect(await names(argoCd)).toEqual(expect.arrayContaining(keys));
    expect(await names(stranger)).not.toEqual(expect.arrayContaining([keys[0]]));
  });

  test('objects are told as Argo CD compares them, and Secrets without their values', async () => {
    const { argoCd, web, secret } = await made();
    const managed = await argoCd.managedResources(web);
    if (route === 'kubernetes') {
      expect(managed).toMatchObject({ notTold: expect.any(String), help: expect.any(String) });
      return;
    }
    if (isNotTold(managed)) throw new Error(managed.notTold);
    expect(managed.map(({ kind, name, hook }) => [kind, name, hook]).sort()).toEqual([
      ['ConfigMap', 'web', false],
      ['Secret', 'web', false],
    ]);
    expect(managed.find(({ kind }) => kind === 'ConfigMap')).toMatchObject({
      group: '',
      target: { data: { a: '1' } },
      live: { data: { a: '2' } },
      normalizedLive: { data: { a: '2' } },
      predictedLive: { data: { a: '1' } },
    });
    expect(JSON.stringify(managed)).not.toContain(secret);
    expect(JSON.stringify(managed)).not.toContain(Buffer.from(secret).toString('base64'));
  });

  test('objects that nobody compared are not told, and not waited for', async () => {
    const { argoCd, skipped, web, stranger } = await made();
    expect(await argoCd.managedResources(skipped)).toMatchObject({ notTold: expect.any(String) });
    expect(await argoCd.orphanedResources(skipped)).toMatchObject({ notTold: expect.any(String) });
    expect(await argoCd.managedResources(missing(web))).toMatchObject({ notTold: expect.any(String) });
    expect(await stranger.managedResources(web)).toMatchObject({ notTold: expect.any(String) });
  });

  test('orphans are told where the project watches for them', async () => {
    const { argoCd, web, elsewhere } = await made();
    const [orphans, none] = [await argoCd.orphanedResources(web), await argoCd.orphanedResources(elsewhere)];
    if (route === 'kubernetes') expect([isNotTold(orphans), isNotTold(none)]).toEqual([true, true]);
    else {
      expect(orphans).toEqual([{ group: '', kind: 'ConfigMap', namespace: expect.any(String), name: 'stray' }]);
      expect(none).toEqual([]);
    }
  });

  test('the version is told over the API', async () => {
    const { argoCd } = await made();
    const version = await argoCd.version();
    expect(isNotTold(version) ? 'not told' : version).toMatch(route === 'rest' ? /^\d+\.\d+\.\d+/ : /^not told$/);
  });

  test('settings are told', async () => {
    const { argoCd } = await made();
    const settings = await argoCd.settings();
    expect(settings).toMatchObject({ namespace: 'argocd' });
    // What argocd-cm does not say is a default, which only the API tells
    if (route === 'rest') expect(settings).toMatchObject({ trackingMethod: expect.any(String) });
  });

  test('the cluster that Argo CD runs in is told, with its versions', async () => {
    const { argoCd, stranger } = await made();
    const clusters = await argoCd.clusters();
    const own = { server: 'https://kubernetes.default.svc', name: 'in-cluster' };
    expect(clusters).toMatchObject([{ ...own, kubeVersion: expect.stringMatching(/^\d+\.\d+/) }]);
    expect(isNotTold(clusters) ? [] : clusters[0]?.apiVersions).toEqual(
      expect.arrayContaining(['v1', 'v1/ConfigMap', 'apps/v1', 'apps/v1/Deployment']),
    );
    // Kubernetes tells everybody who has signed in
    if (route === 'rest') expect(isNotTold(await stranger.clusters())).toBe(true);
  });

  test('asks nobody once it is closed', async () => {
    const { argoCd, web } = await made();
    await argoCd.close();
    await expect(argoCd.application(web)).rejects.toThrow(UndeterminedError);
  });
}
