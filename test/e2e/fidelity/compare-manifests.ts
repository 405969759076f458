import { createTwoFilesPatch } from 'diff';
import {
  identityKey,
  identityOf,
  isJsonObject,
  isSecret,
  type JsonObject,
  type KubeObject,
} from '../../../src/model/kube-object.ts';
import { parseJson, stringifyJson } from '../../../src/text/json.ts';
import { printYaml } from '../../../src/text/print-yaml.ts';
import type { TheirObjects } from './argocd-rendering.ts';
import type { OurObjects, Outcome } from './our-rendering.ts';

/** What stands for a commit that is not known before the merge (src/argocd/build-environment.ts). */
const NO_COMMIT = '0'.repeat(40);

export interface Difference {
  application: string;
  /** A few lines: what both made of it. */
  text: string;
}

export interface Comparison {
  objects: number;
  refused: boolean;
  differences: Difference[];
}

/**
 * Holds both outcomes of one Application against each other, object by object and in their order; docs/reference/fidelity.md tells
 * what is normalised.
 *
 * @param commit of the fleet's repository.
 */
export function compareOutcomes(
  application: string,
  theirs: Outcome<TheirObjects>,
  ours: Outcome<OurObjects>,
  commit: string,
): Comparison {
  const differ = (text: string): Comparison => ({ objects: 0, refused: false, differences: [{ application, text }] });
  const refused = 'refused' in theirs || 'refused' in ours || 'undetermined' in ours || 'undetermined' in theirs;
  if (!refused) {
    const differences = [
      ...compareLists(theirs.rendered, ours.rendered, commit),
      // The controller keeps its targets in no order, and lists hooks elsewhere
      ...compareLists(sorted(theirs.compared), sorted(ours.compared.filter((object) => !isHook(object))), commit),
    ];
    return {
      objects: theirs.rendered.length,
      refused: false,
      differences: differences.map((text) => ({ application, text })),
    };
  }
  if ('refused' in theirs && 'refused' in ours) return { objects: 0, refused: true, differences: [] };
  return differ(`Argo CD: ${words(theirs)}\nSeatrial: ${words(ours)}`);
}

function words(outcome: Outcome<{ rendered: KubeObject[] }>): string {
  if ('refused' in outcome) return `refuses it: ${outcome.refused}`;
  if ('undetermined' in outcome) return `cannot tell: ${outcome.undetermined}`;
  return `renders ${outcome.rendered.length} objects`;
}

function compareLists(theirs: readonly KubeObject[], ours: readonly KubeObject[], commit: string): string[] {
  const texts = [theirs, ours].map((objects) => objects.map((object) => normalised(object, commit)));
  const [left = [], right = []] = texts;
  const names = [theirs, ours].map((objects) => objects.map((object) => identityKey(identityOf(object))).join('\n'));
  if (names[0] !== names[1]) return [patch('objects', names[0] ?? '', names[1] ?? '')];
  return left.flatMap((text, index) => {
    const other = right[index] ?? '';
    const object = theirs[index] as KubeObject;
    return text === other ? [] : [patch(identityKey(identityOf(object)), text, other)];
  });
}

function patch(what: string, theirs: string, ours: string): string {
  return createTwoFilesPatch('Argo CD', 'Seatrial', `${theirs}\n`, `${ours}\n`, undefined, undefined, {
    context: 2,
  }).replace(/^=+\n/, `${what}\n`);
}

/** Keys in one order; values of Secrets, which Argo CD never shows, and the commit, which we do not know, made equal. */
function normalised(object: KubeObject, commit: string): string {
  const text = stringifyJson(isSecret(object) ? withoutSecrets(object) : object, 0)
    .replaceAll(commit, NO_COMMIT)
    .replaceAll(commit.slice(0, 8), NO_COMMIT.slice(0, 8))
    .replaceAll(commit.slice(0, 7), NO_COMMIT.slice(0, 7));
  return printYaml(parseJson(text) as KubeObject);
}

/** Argo CD moves stringData to data before it hides the values. */
function withoutSecrets({ data, stringData, ...object }: KubeObject): KubeObject {
  const keys = [data, stringData].flatMap((values) => (isJsonObject(values) ? Object.keys(values) : []));
  const hidden: JsonObject = Object.fromEntries([...new Set(keys)].sort().map((key) => [key, '(hidden)']));
  return { ...(object as KubeObject), ...(keys.length > 0 && { data: hidden }) };
}

function sorted(objects: readonly KubeObject[]): KubeObject[] {
  const keyOf = (object: KubeObject) => identityKey(identityOf(object));
  return [...objects].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

/** What splitHooks of gitops-engine takes out of the targets: hooks of Argo CD, and Helm's where there is none of its own. */
function isHook(object: KubeObject): boolean {
  const { metadata } = object;
  const annotations = isJsonObject(metadata) && isJsonObject(metadata['annotations']) ? metadata['annotations'] : {};
  const own = annotations['argocd.argoproj.io/hook'];
  if (typeof own === 'string') return own !== 'Skip';
  const helm = annotations['helm.sh/hook'];
  return helm !== undefined && helm !== 'crd-install';
}
