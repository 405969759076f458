import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Rendered } from '../model/rendered.ts';
import type { RenderCache } from '../ports/render-cache.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { RenderStep } from './plan.ts';
import { renderPlan } from './render-plan.ts';

/** Renders each plan once, whoever asks, a few at a time. */
export class RenderMemo {
  readonly #renderer: Renderer;
  readonly #renders = new Map<string, Promise<Rendered>>();
  readonly #cache: RenderCache | undefined;
  readonly #version: string;
  readonly #limit: ReturnType<typeof pLimit>;

  /** @param version of Seatrial: what shapes a render beside the engine may differ from one to the next. */
  constructor(renderer: Renderer, cache: RenderCache | undefined, version: string) {
    this.#renderer = renderer;
    this.#cache = cache;
    this.#version = version;
    // One more than can run waits with its files read, so that no worker idles; not all, so that memory stays flat.
    this.#limit = pLimit(renderer.concurrency * 2);
  }

  /** @throws RefusedByArgoCd or NotDetermined. */
  of({ steps, key }: { steps: RenderStep[]; key: string }, application: string): Promise<Rendered> {
    let render = this.#renders.get(key);
    if (!render) {
      render = this.#limit(() => this.#render(steps, key, application));
      this.#renders.set(key, render);
    }
    return render;
  }

  async #render(steps: RenderStep[], key: string, application: string): Promise<Rendered> {
    if (!this.#cache) return renderPlan(steps, this.#renderer, application);
    const engine = await this.#renderer.identity();
    const cacheKey = createHash('sha256').update(`${this.#version}\n${engine}\n${key}`).digest('hex');
    const kept = await this.#cache.get(cacheKey);
    if (kept) return kept;
    const rendered = await renderPlan(steps, this.#renderer, application);
    await this.#cache.put(cacheKey, rendered);
    return rendered;
  }
}
