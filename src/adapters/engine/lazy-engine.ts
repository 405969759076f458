import type { Renderer } from '../../ports/renderer.ts';
import { type EngineOptions, openEngine, workersOf } from './open-engine.ts';

/** An engine that is opened by the first call, or by `warmUp`: a run in which nothing has to be rendered never starts it. */
export function lazyEngine(options: EngineOptions): Renderer {
  let opened: Promise<Renderer> | undefined;
  const open = (): Promise<Renderer> => {
    opened ??= openEngine(options);
    return opened;
  };
  return {
    concurrency: workersOf(options),
    identity: async () => (await open()).identity(),
    warmUp() {
      // A failure is the business of the first call.
      open().catch(() => {});
    },
    call: async (request) => (await open()).call(request),
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}
