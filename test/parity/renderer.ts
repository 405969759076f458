import path from 'node:path';
import { openEngine } from '../../src/adapters/engine/open-engine.ts';
import type { Renderer } from '../../src/ports/renderer.ts';

/** The engine as the hosts run it: the module and the worker of dist/, or of the folder that SEATRIAL_DIST names. */
export async function openRenderer(options: { workers?: number } = {}): Promise<Renderer> {
  const folder = path.resolve(process.env['SEATRIAL_DIST'] || 'dist');
  return await openEngine({
    ...options,
    module: path.join(folder, 'engine.wasm'),
    worker: path.join(folder, 'engine-worker.js'),
  });
}
