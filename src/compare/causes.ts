import type { Json, KubeObject } from '../model/kube-object.ts';
import { redactUrl } from '../text/redact-url.ts';
import { objectCauses } from './object-causes.ts';
import { NO_EFFECT, secretTexts, valueCauses } from './value-causes.ts';

/** What one side writes to shape an Application. Both sides may leave out the files that they have in common. */
export interface WrittenInputs {
  sources: readonly WrittenSource[];
  /** Versions of the charts that a chart depends on, by name. */
  dependencies: ReadonlyMap<string, string>;
  /** What values are written in a file, or in the Application itself, by the name of that place. */
  values: ReadonlyMap<string, Json>;
  /** Of head: the changed keys of which nothing is rendered though other things change, by the name of the place, as `keyText` has them. */
  idle?: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface WrittenSource {
  url: string;
  chart: string | undefined;
  path: string;
  /** As written; empty when it is not. */
  revision: string;
  /** The exact version, where the written one is a range. */
  resolved: string | undefined;
}

/** One side: what is written, and what is rendered of it; undefined when it was not. */
export interface CauseSide {
  written: WrittenInputs;
  objects: readonly KubeObject[] | undefined;
}

/**
 * What the author of a change did to an Application, before any diff: versions, values, and what became of images, replicas
 * and CRDs. A change of which nothing that is rendered tells, says so.
 *
 * @param isSame whether both sides render the same
 */
export function causesOf(base: CauseSide, head: CauseSide, isSame: boolean): string[] {
  const secrets = secretTexts([base.objects, head.objects]);
  const written = [
    ...sourceCauses(base.written.sources, head.written.sources),
    ...mapCauses(base.written.dependencies, head.written.dependencies, 'dependency'),
  ];
  const places = new Set([...base.written.values.keys(), ...head.written.values.keys()]);
  for (const place of places) {
    const [before, after] = [base.written.values.get(place), head.written.values.get(place)];
    const keys = valueCauses(before ?? (after && {}), after ?? (before && {}), secrets, head.written.idle?.get(place));
    written.push(...keys.map((each) => `${place}: ${each}`));
  }
  if (isSame) return written.map((each) => `${each}${NO_EFFECT}`);
  return base.objects && head.objects ? [...written, ...objectCauses(base.objects, head.objects)] : written;
}

/** Sources are told by their place, as in Argo CD. */
function sourceCauses(base: readonly WrittenSource[], head: readonly WrittenSource[]): string[] {
  const causes: string[] = [];
  for (let i = 0; i < Math.max(base.length, head.length); i++) {
    const [was, is] = [base[i], head[i]];
    const which = Math.max(base.length, head.length) > 1 ? ` of source ${i + 1}` : '';
    if (!was || !is) {
      if (is) causes.push(`source added: ${sourceName(is)} ${versionOf(is)}`);
      if (was) causes.push(`source removed: ${sourceName(was)} ${versionOf(was)}`);
      continue;
    }
    if (sourceName(was) !== sourceName(is)) {
      causes.push(`source${which}: ${sourceName(was)} ${versionOf(was)} → ${sourceName(is)} ${versionOf(is)}`);
    } else if (versionOf(was) !== versionOf(is)) {
      const what = is.chart === undefined ? `targetRevision${which}` : `chart ${is.chart}`;
      causes.push(`${what}: ${versionOf(was)} → ${versionOf(is)}`);
    }
    if (was.path !== is.path) causes.push(`path${which}: ${was.path || '(none)'} → ${is.path || '(none)'}`);
  }
  return causes;
}

function sourceName({ url, chart }: WrittenSource): string {
  return [redactUrl(url), chart].filter(Boolean).join(' ');
}

function versionOf({ revision, resolved }: WrittenSource): string {
  const written = revision || 'HEAD';
  return resolved === undefined || resolved === revision ? written : `${written} (${resolved})`;
}

function mapCauses(base: ReadonlyMap<string, string>, head: ReadonlyMap<string, string>, word: string): string[] {
  return [...new Set([...base.keys(), ...head.keys()])].flatMap((name) => {
    const [was, is] = [base.get(name), head.get(name)];
    if (was === is) return [];
    if (was === undefined) return [`${word} ${name} added: ${is}`];
    return is === undefined ? [`${word} ${name} removed: ${was}`] : [`${word} ${name}: ${was} → ${is}`];
  });
}
