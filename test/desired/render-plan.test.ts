import { NotDetermined, RefusedByArgoCd } from '../../src/desired/obstacles.ts';
import { renderPlan } from '../../src/desired/render-plan.ts';
import type { RenderOutcome } from '../../src/ports/renderer.ts';
import { fakeRenderer } from '../fakes/renderer.ts';

type Failure = Extract<RenderOutcome, { ok: false }>;

const MISSING = "run 'helm dependency build': found in Chart.yaml, but missing in charts/ directory: gone";

test.each<[string, Failure['code'], string, new (...args: never[]) => Error]>([
  ['a template that fails', 'render', 'nil pointer', RefusedByArgoCd],
  ['a plugin of kustomize', 'unsupported', 'functions are not run', NotDetermined],
  ['a dependency that no build would bring', 'unsupported', MISSING, RefusedByArgoCd],
  ['a render that takes too long', 'timeout', 'stopped after 60 s', NotDetermined],
])('%s', async (_name, code, message, kind) => {
  const renderer = fakeRenderer({ 'helm.template': () => ({ ok: false, code, message }) as RenderOutcome });
  const step = { operation: 'helm.template' as const, arguments: {}, files: new Map() };
  await expect(renderPlan([step], renderer, 'web')).rejects.toThrow(kind);
});
