import { stringify } from 'yaml';
import type { JsonObject, KubeObject } from '../../../src/model/kube-object.ts';
import type { Random } from './random.ts';

export type Files = Record<string, string | Buffer>;

/** What the fleet stands on: names and URLs that a run gives it. */
export interface Places {
  /** The fleet's own repository, which is reviewed. */
  here: string;
  /** Another one, with the tags of `ELSEWHERE_TAGS`. */
  elsewhere: string;
  /** A repository with a symlink that leads out of it. */
  escaping: string;
  /** A repository with the other one as a submodule. */
  submodules: string;
  /** A chart repository. */
  charts: string;
  project: string;
  /** Of Argo CD; names of Applications here begin with `prefix`. */
  argoCdNamespace: string;
  prefix: string;
  /** Another namespace for Applications. */
  namespace: string;
}

/** An Application, and what it is there to show. */
export interface FleetApplication {
  manifest: KubeObject;
  /** For the message when it is rendered differently. */
  shows: string;
}

/** Collects the files and Applications of a fleet. */
export class Fleet {
  readonly random: Random;
  readonly places: Places;
  readonly files: Files = {};
  /** Symlinks of the fleet's repository: path, and what it points to. */
  readonly links: [path: string, target: string][] = [];
  readonly elsewhere: Files = {};
  /** Charts of the chart repository, by the files of each. */
  readonly charts: Files[] = [];
  readonly applications: FleetApplication[] = [];
  /** What the cluster has to know before Argo CD can tell the scopes of custom kinds; we read them from the repository. */
  readonly definitions: KubeObject[] = [];
  #count = 0;

  constructor(random: Random, places: Places) {
    this.random = random;
    this.places = places;
  }

  /** @returns a new folder of the fleet's repository, filled. */
  folder(kind: string, files: Files): string {
    const path = `${kind}/${this.random.word()}-${this.#count++}`;
    this.write(path, files);
    return path;
  }

  write(folder: string, files: Files): void {
    for (const [path, content] of Object.entries(files)) this.files[`${folder}/${path}`] = content;
  }

  source(path: string, more: JsonObject = {}): JsonObject {
    const { random, places } = this;
    const revision = random.pick<JsonObject>([
      {},
      { targetRevision: 'main' },
      { targetRevision: 'HEAD' },
      { targetRevision: 'refs/heads/main' },
    ]);
    return { repoURL: places.here, path, ...revision, ...more };
  }

  /** Adds an Application with one source, or with several. @returns the name by which Argo CD knows it. */
  application(
    shows: string,
    sources: JsonObject | JsonObject[],
    more: { name?: string; spec?: JsonObject; namespace?: false } = {},
  ): string {
    const { random, places } = this;
    const inArgoCd = random.chance(0.5);
    const written = more.name ?? `${random.word()}-${random.letters(3)}-${this.applications.length}`;
    const name = inArgoCd ? `${places.prefix}-${written}` : written;
    const destination = {
      ...(random.chance(0.7) ? { server: 'https://kubernetes.default.svc' } : { name: 'in-cluster' }),
      ...(more.namespace !== false && { namespace: random.pick(['trial', 'shop', 'a-namespace-with-a-longer-name']) }),
    };
    const manifest = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: inArgoCd ? places.argoCdNamespace : places.namespace },
      spec: {
        project: places.project,
        ...(Array.isArray(sources) ? { sources } : { source: sources }),
        destination,
        ...more.spec,
      },
    };
    this.applications.push({ manifest, shows });
    this.files[`applications/${String(this.applications.length).padStart(3, '0')}.yaml`] = stringify(manifest, {
      version: '1.1',
      aliasDuplicateObjects: false,
    });
    return inArgoCd ? name : `${places.namespace}_${name}`;
  }
}

/** Objects as one YAML file. */
export function documents(...objects: JsonObject[]): string {
  return objects.map((object) => `---\n${stringify(object, { aliasDuplicateObjects: false, lineWidth: 0 })}`).join('');
}
