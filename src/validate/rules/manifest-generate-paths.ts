import { posix } from 'node:path';
import { isJsonObject, type JsonObject } from '../../model/kube-object.ts';
import { isTemplated, textAt } from '../fields.ts';
import { annotationsOf } from '../metadata.ts';
import type { Issue, Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';

/** Which changed files make Argo CD render anew; other changes are taken for none (util/app/path GetSourceRefreshPaths). */
export const manifestGeneratePaths: Rule = {
  id: 'manifest-generate-paths',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const sources = [...sourcesOf(kind, object)].map(({ source }) => source).filter(isJsonObject);
    for (const { of, key, value, at } of annotationsOf(kind, object)) {
      if (of !== 'Application' || key !== 'argocd.argoproj.io/manifest-generate-paths' || isTemplated(value)) continue;
      for (const path of value.split(';').map((each) => each.trim())) {
        const wrong = path === '' ? undefined : whatIsWrong(path, sources);
        if (wrong) yield { ...wrong, at };
      }
    }
  },
};

function whatIsWrong(path: string, sources: JsonObject[]): Omit<Issue, 'at'> | undefined {
  if (path.includes(',')) {
    return {
      message: `the paths "${path}" are one to Argo CD, and match nothing: they are separated by semicolons`,
      help: 'Write a semicolon for each comma.',
    };
  }
  const own = sources.map((source) => textAt(source, 'path')).filter((each) => each !== '');
  if (path.startsWith('/') || own.length === 0 || own.some(isTemplated)) return undefined;
  if (own.every((each) => posix.normalize(`${each}/${path}`).startsWith('..'))) {
    return {
      message: `"${path}" leads out of the repository from the source's path, so it matches nothing`,
      help: 'Write a slash in front of a path from the root of the repository.',
    };
  }
  const repeated = own.find(
    (each) => posix.normalize(each).replace(/\/$/, '') === posix.normalize(path).replace(/\/$/, ''),
  );
  if (repeated === undefined || posix.normalize(path) === '.') return undefined;
  return {
    message: `"${path}" is relative to the source's path, so it means ${posix.join(repeated, path)}`,
    help: `Write "." for the source's path, or "/${posix.normalize(path)}" from the root of the repository.`,
  };
}
