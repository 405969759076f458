import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { objectAt } from './fields.ts';
import type { Path } from './manifest.ts';

/** Fields of a source that say what is deployed; inline values and patches may hold braces of another template language. */
const OF_SOURCE = ['repoURL', 'path', 'targetRevision', 'chart', 'ref'];

/**
 * The strings of an ApplicationSet's template in which braces are meant for the ApplicationSet alone: name, labels, project,
 * destination, and where sources come from. Annotations may be templates of other tools.
 */
export function* identityFields(object: JsonObject): Generator<{ text: string; at: Path }> {
  const template = objectAt(object, 'spec', 'template');
  const at = ['spec', 'template'];
  const metadata = objectAt(template, 'metadata');
  for (const field of ['name', 'labels']) yield* stringsIn(metadata[field], [...at, 'metadata', field]);
  const spec = objectAt(template, 'spec');
  for (const field of ['project', 'destination']) yield* stringsIn(spec[field], [...at, 'spec', field]);
  const sources = Array.isArray(spec['sources']) ? spec['sources'] : [];
  yield* sourceFields(spec['source'], [...at, 'spec', 'source']);
  for (const [index, source] of sources.entries()) yield* sourceFields(source, [...at, 'spec', 'sources', index]);
}

function* sourceFields(source: Json | undefined, at: Path): Generator<{ text: string; at: Path }> {
  if (!isJsonObject(source)) return;
  for (const field of OF_SOURCE) yield* stringsIn(source[field], [...at, field]);
  const helm = objectAt(source, 'helm');
  for (const field of ['releaseName', 'valueFiles']) yield* stringsIn(helm[field], [...at, 'helm', field]);
}

function* stringsIn(value: Json | undefined, at: Path): Generator<{ text: string; at: Path }> {
  if (typeof value === 'string') yield { text: value, at };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* stringsIn(item, [...at, index]);
  else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) yield* stringsIn(item, [...at, key]);
}

/** What is between double braces, without spaces and dashes at its ends. */
export function actionsIn(text: string): string[] {
  return [...text.matchAll(/\{\{-?\s*(.*?)\s*-?\}\}/gs)].map(([, action = '']) => action);
}

/** Whether braces in the text hold more than values: branches, loops and variables make what is missing harmless. */
export function hasControlFlow(text: string): boolean {
  return /\{\{-?\s*(if|else|end|with|range|define|block|template|break|continue)\b|\{\{[^}]*\$/.test(text);
}
