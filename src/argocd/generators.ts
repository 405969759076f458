import { isJsonObject, type JsonObject } from '../model/kube-object.ts';

/** Keys of an entry of `generators`; each one that is set generates on its own (generator_spec_processor.go GetRelevantGenerators). */
export const GENERATORS: readonly string[] = [
  'list',
  'clusters',
  'git',
  'scmProvider',
  'clusterDecisionResource',
  'pullRequest',
  'matrix',
  'merge',
  'plugin',
];

/** Generators that combine others. */
const COMBINATORS: readonly string[] = ['matrix', 'merge'];

export interface FoundGenerator {
  entry: JsonObject;
  /** From the spec of the ApplicationSet. */
  at: readonly (string | number)[];
  /** 0 for an entry of the spec, 1 for one of its combinator, and so on. */
  depth: number;
  /** The combinator that the entry is in. */
  within: 'matrix' | 'merge' | undefined;
}

/** All entries of generators, those of combinators after the combinator itself. */
export function* generatorsIn(
  list: unknown,
  at: readonly (string | number)[] = ['generators'],
  depth = 0,
  within?: 'matrix' | 'merge',
): Generator<FoundGenerator> {
  if (!Array.isArray(list)) return;
  for (const [index, entry] of list.entries()) {
    if (!isJsonObject(entry)) continue;
    const place = [...at, index];
    yield { entry, at: place, depth, within };
    for (const combinator of COMBINATORS as ('matrix' | 'merge')[]) {
      const inner = entry[combinator];
      if (isJsonObject(inner)) {
        yield* generatorsIn(inner['generators'], [...place, combinator, 'generators'], depth + 1, combinator);
      }
    }
  }
}

/** The generators that are set in an entry. */
export function setGenerators(entry: JsonObject): string[] {
  return GENERATORS.filter((generator) => isJsonObject(entry[generator]));
}
