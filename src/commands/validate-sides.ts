import type { DesiredState } from '../desired/desired-state.ts';
import { readEach } from '../desired/read-each.ts';
import type { Finding } from '../model/report.ts';
import { decodeText } from '../text/encoding.ts';
import { jsonText } from '../text/json-text.ts';
import { placesInText } from '../text/yaml.ts';
import { type RuleFinding, validate } from '../validate/validate.ts';

export interface Validated {
  /** Of head, those that base has too marked as such. */
  findings: Finding[];
  /** Objects of head that Argo CD refuses to render, as a rule has said. */
  refused: ReadonlySet<object>;
}

/** Runs the rules on the manifests of both sides, and holds what they find against each other. */
export async function validateSides(base: DesiredState, head: DesiredState): Promise<Validated> {
  const after = findingsOf(head);
  // Base is only asked which of head's findings it has too: mostly, head has none.
  const before = base === head || after.length === 0 ? after : findingsOf(base);
  const isNew = newOnes(before, after, (file) => textEntry(head, file) !== undefined);
  const places = await placesOf(after, head);
  const findings = after.map((each) => ({ ...each.finding, ...places.get(each), new: isNew.has(each) }));
  const refusing = after.filter(({ refuses, finding }) => refuses && finding.severity === 'error');
  return { findings, refused: new Set(refusing.map(({ manifest }) => manifest.object)) };
}

/** What a kustomization makes of a file has the faults of the file: they are said once, of the file. */
function findingsOf({ side, discovered }: DesiredState): RuleFinding[] {
  const found = validate({ settings: side.settings, manifests: discovered.manifests });
  const keyOf = ({ finding, manifest, issue, at }: RuleFinding) =>
    jsonText([finding.rule, issue.message, (manifest.place ?? manifest.madeFrom)?.location.file, [...at]]);
  const ofFiles = new Set(found.filter(({ manifest }) => manifest.place).map(keyOf));
  return found.filter((each) => each.manifest.madeFrom === undefined || !ofFiles.has(keyOf(each)));
}

type Key = (finding: RuleFinding) => string;

/**
 * Each finding of base stands for one of head: with the same words in the same file, or with other numbers (an item of a list has
 * moved), or in a file that is gone since (it was moved).
 *
 * @returns the findings of head that are left.
 */
function newOnes(
  before: readonly RuleFinding[],
  after: readonly RuleFinding[],
  isThere: (file: string) => boolean,
): Set<RuleFinding> {
  const withoutIndexes = (message: string) => message.replace(/\[\d+\]/g, '[0]');
  const exact: Key = ({ finding: { rule, file, message } }) => `${rule}\n${file}\n${message}`;
  const moved: Key = ({ finding: { rule, file, message } }) => `${rule}\n${file}\n${withoutIndexes(message)}`;
  const fileMoved: Key = ({ finding: { rule, message } }) => `${rule}\n${withoutIndexes(message)}`;
  const isGone = ({ finding: { file } }: RuleFinding) => file !== undefined && !isThere(file);
  const unmatched = new Set(before);
  const left = new Set(after);
  for (const [keyOf, candidates] of [
    [exact, () => true],
    [moved, () => true],
    [fileMoved, isGone],
  ] as const) {
    const byKey = new Map<string, RuleFinding[]>();
    for (const each of [...unmatched].filter(candidates))
      byKey.set(keyOf(each), [...(byKey.get(keyOf(each)) ?? []), each]);
    for (const each of [...left]) {
      const match = byKey.get(keyOf(each))?.pop();
      if (!match) continue;
      unmatched.delete(match);
      left.delete(each);
    }
  }
  return left;
}

async function placesOf(
  findings: readonly RuleFinding[],
  state: DesiredState,
): Promise<Map<RuleFinding, { line: number; column: number }>> {
  const places = new Map<RuleFinding, { line: number; column: number }>();
  const byFile = new Map<string, RuleFinding[]>();
  for (const each of findings) {
    const location = (each.manifest.place ?? each.manifest.madeFrom)?.location;
    if (!location) continue;
    places.set(each, { line: location.line, column: location.column });
    byFile.set(location.file, [...(byFile.get(location.file) ?? []), each]);
  }
  for (const [file, inFile] of byFile) {
    const text = await textOf(state, file);
    if (text === undefined) continue;
    const placeOf = placesInText(text);
    for (const each of inFile) places.set(each, placeOf(places.get(each) ?? { line: 1, column: 1 }, each.at));
  }
  return places;
}

function textEntry({ side }: DesiredState, file: string) {
  for (const { prefix, snapshot } of side.applicationTrees) {
    const entry = file.startsWith(prefix) ? snapshot.entries.get(file.slice(prefix.length)) : undefined;
    if (entry) return { snapshot, entry };
  }
  return undefined;
}

/** The text of a file in which Applications were looked for. */
export async function textOf(state: DesiredState, file: string): Promise<string | undefined> {
  const found = textEntry(state, file);
  const content = found && (await readEach(found.snapshot, [found.entry.oid])).get(found.entry.oid);
  return Buffer.isBuffer(content) ? decodeText(content) : undefined;
}
