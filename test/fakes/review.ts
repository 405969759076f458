import type { Posted, Review, ReviewAnnotation, ReviewState } from '../../src/ports/review.ts';
import { withoutTook } from '../../src/text/took.ts';

export interface FakeThread {
  author: string;
  instance: string;
  body: string;
  isClean: boolean;
}

export interface FakeForge {
  threads: FakeThread[];
  statuses: { state: ReviewState; description: string; url: string | undefined }[];
  checkRuns: { state: ReviewState; title: string; summary: string; annotations: readonly ReviewAnnotation[] }[];
}

export interface FakeReviewOptions {
  instance?: string;
  isSuperseded?: boolean;
  isForbidden?: boolean;
  /** Default: 65,000. */
  maximumLength?: number;
  /** Whether the forge shows annotations. Default: true. */
  annotates?: boolean;
}

export function fakeForge(): FakeForge {
  return { threads: [], statuses: [], checkRuns: [] };
}

/** A pull request in memory. */
export function fakeReview(forge: FakeForge, options: FakeReviewOptions = {}): Review {
  const { instance = '', isSuperseded, isForbidden, maximumLength = 65_000, annotates = true } = options;
  const refusal: Posted = { posted: 'no', reason: 'the forge refuses' };
  return {
    dialect: { maximumLength, alerts: true },
    async comment(body, isClean, mayCreate) {
      if (isForbidden) return refusal;
      if (body.length > maximumLength) throw new Error(`a comment of ${body.length}`);
      const own = forge.threads.find((each) => each.author === 'us' && each.instance === instance);
      const url = `https://forge.example/${forge.threads.indexOf(own as FakeThread)}`;
      if (own === undefined && !mayCreate) return { posted: 'unchanged' };
      if (own !== undefined && withoutTook(own.body) === withoutTook(body)) return { posted: 'unchanged', url };
      if (isSuperseded) return { posted: 'no', reason: 'there is a newer commit' };
      if (own !== undefined) {
        Object.assign(own, { body, isClean });
        return { posted: 'updated', url };
      }
      forge.threads.push({ author: 'us', instance, body, isClean });
      return { posted: 'created', url: `https://forge.example/${forge.threads.length - 1}` };
    },
    async status(state, description, url) {
      if (isForbidden) return refusal;
      forge.statuses.push({ state, description, url });
      return { posted: 'created' };
    },
    ...(annotates && {
      annotate: async (
        state: ReviewState,
        title: string,
        summary: string,
        annotations: readonly ReviewAnnotation[],
      ) => {
        if (isForbidden) return refusal;
        forge.checkRuns.push({ state, title, summary, annotations });
        return { posted: 'created' } as const;
      },
    }),
  };
}
