import { posix } from 'node:path';
import { instanceName } from '../argocd/application.ts';
import { mergeOverride, overrideFiles } from '../argocd/source-type.ts';
import type { Application, ApplicationSource } from '../model/application.ts';
import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { resolvePath } from '../text/paths.ts';
import { parseYaml } from '../text/yaml.ts';
import { faultsOfObject } from '../validate/faults.ts';
import { printPath } from '../validate/print-path.ts';
import { schemaOf } from '../validate/schema.ts';
import { NotDetermined, RefusedByArgoCd } from './obstacles.ts';
import type { Side } from './side.ts';

/**
 * A source with what `.argocd-source.yaml` and `.argocd-source-NAME.yaml` of its directory lay over it (reposerver
 * mergeSourceParameters).
 * @throws RefusedByArgoCd or NotDetermined.
 */
export async function withOverrides(
  application: Application,
  source: ApplicationSource,
  directory: string,
  snapshot: Snapshot,
  side: Side,
): Promise<ApplicationSource> {
  let merged = source;
  for (const name of overrideFiles(instanceName(application, side.settings.namespace))) {
    const path = posix.join(directory, name);
    const resolved = resolvePath(snapshot, path);
    const entry = 'error' in resolved ? undefined : snapshot.entries.get(resolved.path);
    if (!entry) continue;
    const text = (await snapshot.read([entry.oid])).get(entry.oid)?.toString('utf8') ?? '';
    const { documents, failures } = parseYaml(text);
    const [failure] = failures;
    if (failure?.beyondLimit)
      throw new NotDetermined('an override of its source is more YAML than is read', { detail: path });
    if (failure) throw new RefusedByArgoCd(`${path}:${failure.line}: not valid YAML: ${failure.message}`);
    const value = documents[0]?.value;
    if (!isJsonObject(value))
      throw new RefusedByArgoCd(`${path} holds no map: Argo CD cannot merge it over the source`);
    refuseOtherTypes(value, path, side);
    merged = mergeOverride(merged, value);
  }
  return merged;
}

/** Argo CD decodes the merged source: what is of another type there fails, and what it does not know is left out. A null counts for nothing. */
function refuseOtherTypes(override: JsonObject, path: string, { settings }: Side): void {
  const schema = schemaOf('Application', settings.version).schema.properties?.['spec']?.properties?.['source'];
  const faults = schema === undefined ? [] : faultsOfObject(override, schema);
  for (const each of faults) {
    if (each.fault === 'type' && each.value !== null)
      throw new RefusedByArgoCd(`${path}: ${printPath(each.at)} has to be ${each.expected}`);
  }
}
