import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Snapshot } from '../ports/repository.ts';
import { jsonText } from '../text/json-text.ts';
import type { RenderStep } from './plan.ts';

/** How every Application, ApplicationSet and AppProject begins, whatever writes it. */
export const ARGO_CD_API = 'argoproj.io/v1';

/** Unpacked; a larger archive is rendered rather than looked into. */
const MAXIMUM_ARCHIVE_BYTES = 64 * 1024 * 1024;

/**
 * Whether an Application may come out of a render: only if its API version went in, in a file, an archive of a dependency or an
 * argument.
 */
export async function mayHaveChildren(steps: readonly RenderStep[]): Promise<boolean> {
  for (const step of steps) {
    if (jsonText(step.arguments).includes(ARGO_CD_API)) return true;
    const mentioning = await oidsMentioning(step.snapshot);
    for (const [path, { oid }] of step.files) {
      if (mentioning.has(oid)) return true;
      if (/\.(tgz|tar\.gz)$/.test(path) && (await archiveMentions(step.snapshot, oid))) return true;
    }
  }
  return false;
}

const oidsOf = new WeakMap<Snapshot, Promise<Set<string>>>();

function oidsMentioning(snapshot: Snapshot): Promise<Set<string>> {
  let oids = oidsOf.get(snapshot);
  if (!oids) {
    oids = snapshot
      .filesContaining(ARGO_CD_API)
      .then((paths) => new Set([...paths].map((path) => snapshot.entries.get(path)?.oid ?? '')));
    oidsOf.set(snapshot, oids);
  }
  return oids;
}

/** By blob id: equal ids are equal bytes, so it never goes stale. */
const archives = new Map<string, Promise<boolean>>();

function archiveMentions(snapshot: Snapshot, oid: string): Promise<boolean> {
  let mentions = archives.get(oid);
  if (!mentions) {
    mentions = lookInto(snapshot, oid);
    archives.set(oid, mentions);
  }
  return mentions;
}

async function lookInto(snapshot: Snapshot, oid: string): Promise<boolean> {
  const packed = (await snapshot.read([oid])).get(oid) ?? Buffer.alloc(0);
  try {
    const unpacked = await promisify(gunzip)(packed, { maxOutputLength: MAXIMUM_ARCHIVE_BYTES });
    // An archive in the archive is a dependency of the dependency.
    return unpacked.includes(ARGO_CD_API) || unpacked.includes('.tgz');
  } catch {
    return true;
  }
}
