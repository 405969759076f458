import { isJsonObject, type JsonObject, metadataString } from '../model/kube-object.ts';
import { isTemplated, objectAt, textAt } from './fields.ts';
import type { Manifest } from './manifest.ts';
import type { Fleet } from './rule.ts';
import { applicationSpec } from './sources.ts';

export interface FleetIndex {
  /** AppProjects by name: overlays may have several of one name. */
  projects: ReadonlyMap<string, readonly Manifest[]>;
  /** Applications by the project that they name. */
  applications: ReadonlyMap<string, readonly Manifest[]>;
  /** Namespaces that manifests name as their own. */
  explicitNamespaces: ReadonlySet<string>;
  /** Manifests by kind, namespace and name. */
  identities: ReadonlyMap<string, readonly Manifest[]>;
  /** Projects of whose Applications some are generated; `undefined` among them when it can be any. */
  generated: ReadonlySet<string | undefined>;
}

const indexes = new WeakMap<Fleet, FleetIndex>();

/** What rules on several manifests look up; made once for a fleet. */
export function indexOf(fleet: Fleet): FleetIndex {
  const known = indexes.get(fleet);
  if (known) return known;
  const index = makeIndex(fleet);
  indexes.set(fleet, index);
  return index;
}

function makeIndex({ manifests }: Fleet): FleetIndex {
  const projects = new Map<string, Manifest[]>();
  const applications = new Map<string, Manifest[]>();
  const identities = new Map<string, Manifest[]>();
  const generated = new Set<string | undefined>();
  for (const manifest of manifests) {
    const name = metadataString(manifest.object, 'name');
    add(identities, identityIn(manifest), manifest);
    if (manifest.kind === 'AppProject') add(projects, name, manifest);
    else if (manifest.kind === 'Application') add(applications, projectOf(manifest) ?? '', manifest);
    else
      generated.add(
        typeof objectAt(manifest.object, 'spec')['templatePatch'] === 'string' ? undefined : projectOf(manifest),
      );
  }
  const explicitNamespaces = new Set(manifests.map(({ object }) => metadataString(object, 'namespace')));
  return { projects, applications, identities, explicitNamespaces, generated };
}

function add(map: Map<string, Manifest[]>, key: string, manifest: Manifest): void {
  const list = map.get(key);
  if (list) list.push(manifest);
  else map.set(key, [manifest]);
}

/** Equal for two manifests that are one object in the cluster. */
export function identityIn({ kind, namespace, object }: Manifest): string {
  return `${kind}/${namespace}/${metadataString(object, 'name')}`;
}

/** The project that an Application, or the template of an ApplicationSet, names; nothing where that is filled in later. */
export function projectOf({ kind, object }: Manifest): string | undefined {
  const spec = applicationSpec(kind, object)?.spec;
  const project = spec ? textAt(spec, 'project') || 'default' : undefined;
  return project !== undefined && !isTemplated(project) ? project : undefined;
}

/**
 * The AppProject that an Application names, where the manifests have exactly one of that name, and it is not patched elsewhere.
 * The built-in `default` is in no manifest, and permits everything.
 */
export function onlyProjectOf(manifest: Manifest, fleet: Fleet): { manifest: Manifest; spec: JsonObject } | undefined {
  const name = projectOf(manifest);
  const [project, ...others] = indexOf(fleet).projects.get(name ?? '') ?? [];
  if (!project || others.length > 0 || project.fragment || !isJsonObject(project.object['spec'])) return undefined;
  return { manifest: project, spec: project.object['spec'] };
}

/** The Applications of a project, when the manifests have them all: none of it is generated. */
export function allApplicationsOf(project: string, fleet: Fleet): readonly Manifest[] | undefined {
  const { applications, generated, projects } = indexOf(fleet);
  const known = applications.get(project) ?? [];
  const mayHaveMore = generated.has(undefined) || generated.has(project) || applications.has('');
  if (known.length === 0 || mayHaveMore || (projects.get(project) ?? []).length > 1) return undefined;
  return known;
}
