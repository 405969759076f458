import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../../src/model/kube-object.ts';
import type { Testbed } from '../testbed.ts';
import { APPLICATIONS, admission, application, autoscaler, files, type Name, type Place } from './fleet.ts';

/** What Argo CD itself says, asked apart from what is tested. */
export interface Told {
  status: {
    sync: { status: string; revision: string };
    health?: { status: string };
    resources?: { kind: string; name: string; status?: string; requiresPruning?: boolean }[];
    operationState?: { phase: string };
  };
}

/** An entry of `managed-resources`, as Argo CD's API has it. */
interface Item extends JsonObject {
  kind: string;
  name: string;
  liveState: string;
}

/** Deployments that an autoscaler scales, and their Applications. */
const SCALED: readonly [Name, string][] = [
  ['edited', 'edited-web'],
  ['ignoring', 'ignoring'],
  ['respecting', 'respecting'],
];
const POLICIES = 'mutatingadmissionpolicies,mutatingadmissionpolicybindings';
const CREATED = APPLICATIONS.filter((name) => name !== 'missing');
const IGNORING: readonly Name[] = ['ignoring', 'respecting'];

/** Applications that have drifted, each in its own way, and what the suite does to them. */
export class Scene {
  readonly namespace: string;
  readonly release: string;
  readonly repository;
  readonly #testbed: Testbed;
  readonly #place: Place;

  constructor(testbed: Testbed) {
    this.#testbed = testbed;
    this.namespace = testbed.namespace();
    this.release = testbed.name('owned');
    this.repository = testbed.repository('shop', files());
    this.#place = {
      namespace: this.namespace,
      repoURL: this.repository.url,
      name: (part) => testbed.name(part),
    };
  }

  /** Deploys what Git has, and lets it drift; Argo CD has seen all of it at the end. */
  async make(): Promise<void> {
    const testbed = this.#testbed;
    testbed.apply(...admission(testbed.name(), this.namespace, this.#admissionVersion()));
    const environment = { ...process.env, KUBECONFIG: testbed.kubeconfig };
    const chart = `${this.repository.folder}/chart`;
    execFileSync('helm', ['install', this.release, chart, '-n', this.namespace], { env: environment, stdio: 'pipe' });
    const manifest = (name: Name) => application(name, this.#place);
    const inFiles = APPLICATIONS.map((name) => [`apps/${name}.yaml`, JSON.stringify(manifest(name))]);
    this.repository.commit(Object.fromEntries(inFiles));
    // Admission policies count some seconds after they are made.
    await testbed.until('the admission policies are at work', () => this.#mutates());
    testbed.apply(...CREATED.map(manifest));
    await Promise.all(CREATED.filter((name) => name !== 'removing' && name !== 'owned').map((name) => this.sync(name)));
    const inSync = CREATED.filter((name) => name !== 'owned' && name !== 'admitted');
    await Promise.all(inSync.map((name) => this.reaches(name, 'Synced')));
    await this.#drift();
  }

  async #drift(): Promise<void> {
    const testbed = this.#testbed;
    const here = ['-n', this.namespace];
    const patch = (kind: string, name: string, changes: JsonObject, place = here) =>
      testbed.kubectl(['patch', kind, name, ...place, '--type', 'merge', '--patch', JSON.stringify(changes)]);
    patch('configmap', 'edited-settings', { data: { colour: 'blue', size: 'small', added: 'by-hand' } });
    patch('secret', 'edited', { stringData: { password: 'written-by-hand' } });
    for (const name of IGNORING) patch('configmap', name, { data: { ignored: 'by-hand' } });
    testbed.kubectl(['delete', 'configmap', 'edited-gone', ...here]);
    this.repository.commit({ 'removing/extra.yaml': undefined });
    const source = { helm: { parameters: [{ name: 'colour', value: 'blue' }] }, targetRevision: 'HEAD' };
    patch('application', testbed.name('overridden'), { spec: { source } }, ['-n', 'argocd']);
    for (const [, name] of SCALED) testbed.kubectl(['apply', ...here, '-f', '-'], JSON.stringify(autoscaler(name)));
    for (const [, name] of SCALED) {
      await testbed.until(`the autoscaler has scaled ${name}`, () => this.replicas(name) === 2 || undefined);
    }
    const expected = (name: Name) => (IGNORING.includes(name) ? 'Synced' : 'OutOfSync');
    await Promise.all(CREATED.map((name) => this.reaches(name, expected(name))));
    // Argo CD is told of live changes a moment later, and compares then.
    await testbed.until('Argo CD has seen what the autoscalers did', async () => {
      const live = await Promise.all(SCALED.map(([name, object]) => this.#liveReplicas(name, object)));
      const outOfSync = (await this.told('edited')).status.resources?.filter(({ status }) => status === 'OutOfSync');
      return (live.every((count) => count === 2) && outOfSync?.length === 4) || undefined;
    });
  }

  /** The pull request: something in every Application, and the very field that somebody has edited. */
  change(): void {
    for (const [path, text] of Object.entries(files())) {
      if (path === 'removing/extra.yaml') continue;
      const changed = text
        .replaceAll('"level":"1"', '"level":"2"')
        .replace('level: "1"', 'level: "2"')
        .replace('"colour":"red","size"', '"colour":"green","size"');
      writeFileSync(`${this.repository.folder}/${path}`, changed);
    }
  }

  /** Merges it, and lets every Application be synced, by itself or by hand. */
  async merge(): Promise<void> {
    this.repository.commit({});
    // They would scale anew what the sync has set back.
    this.#testbed.kubectl(['delete', 'hpa', '--all', '-n', this.namespace]);
    const byHand = CREATED.filter((name) => name !== 'removing');
    await Promise.all(byHand.map((name) => this.sync(name)));
    await Promise.all(byHand.filter((name) => name !== 'admitted').map((name) => this.reaches(name, 'Synced')));
    await this.#testbed.until('admitted has synced', async () => {
      return (await this.told('admitted')).status.operationState?.phase === 'Succeeded' || undefined;
    });
    // As a webhook does; the automated sync follows.
    await this.reaches('removing', 'OutOfSync');
    const level = () => (this.data('configmap', 'removing') as JsonObject)['level'];
    await this.#testbed.until('the automated sync has been', () => level() === '2' || undefined);
  }

  async sync(name: Name): Promise<void> {
    await this.#testbed.api('POST', `${this.#path(name)}/sync`, {});
  }

  async told(name: Name): Promise<Told> {
    return this.#testbed.api<Told>('GET', this.#path(name));
  }

  async managed(name: Name): Promise<Item[]> {
    return (await this.#testbed.api<{ items?: Item[] }>('GET', `${this.#path(name)}/managed-resources`)).items ?? [];
  }

  /** Waits until Argo CD has compared the newest commit, with this outcome. */
  async reaches(name: Name, status: string): Promise<void> {
    const head = this.repository.git('rev-parse', 'HEAD');
    await this.#testbed.until(`${name} is ${status}`, async () => {
      const { status: now } = await this.#testbed.api<Told>('GET', `${this.#path(name)}?refresh=normal`);
      const isAtRest = now.health?.status !== 'Progressing';
      return (isAtRest && now.sync.status === status && now.sync.revision === head) || undefined;
    });
  }

  replicas(name: string): number {
    return this.#testbed.get<{ spec: { replicas: number } }>('deployment', name, '-n', this.namespace).spec.replicas;
  }

  data(kind: string, name: string): Json | undefined {
    return this.#testbed.get(kind, name, '-n', this.namespace)['data'];
  }

  async remove(): Promise<void> {
    const labels = Object.entries(this.#testbed.labels).map(([key, value]) => `${key}=${value}`);
    this.#testbed.kubectl(['delete', POLICIES, '--selector', labels.join(',')]);
    await this.#testbed.remove();
  }

  #path(name: Name): string {
    return `/api/v1/applications/${this.#testbed.name(name)}`;
  }

  #admissionVersion(): string {
    const served = this.#testbed.kubectl([
      'api-resources',
      '--api-group',
      'admissionregistration.k8s.io',
      '--no-headers',
    ]);
    const version = /admissionregistration\.k8s\.io\/(\S+)\s+false\s+MutatingAdmissionPolicy\n/.exec(served)?.[1];
    if (version !== undefined) return version;
    throw new Error('this Kubernetes serves no MutatingAdmissionPolicy: one from 1.34 on is needed');
  }

  #mutates(): true | undefined {
    const metadata = { name: 'probe', labels: { mutated: 'yes', added: 'yes' } };
    const probe = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: {} });
    const made = this.#testbed.kubectl(
      ['create', '-n', this.namespace, '--dry-run=server', '-o', 'json', '-f', '-'],
      probe,
    );
    return (made.includes('of-policy') && made.includes('injected')) || undefined;
  }

  async #liveReplicas(application: Name, name: string): Promise<number | undefined> {
    const found = (await this.managed(application)).find((item) => item.kind === 'Deployment' && item.name === name);
    return (JSON.parse(found?.liveState ?? 'null') as { spec?: { replicas: number } } | null)?.spec?.replicas;
  }
}
