import type { Path } from './manifest.ts';

/** @returns a field as people write it: `spec.sources[0].helm`, `metadata.labels["a.b/c"]`; of the top, `the object`. */
export function printPath(path: Path): string {
  if (path.length === 0) return 'the object';
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w$-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
