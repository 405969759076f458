import { reviewContract } from '../contracts/review.ts';
import { fakeForge, fakeReview } from './review.ts';

describe('the fake', () => {
  reviewContract(async () => {
    const forge = fakeForge();
    return {
      review: (options) => fakeReview(forge, options),
      comments: () => forge.threads.map(({ body }) => body),
      copyOfOthers: () => {
        const [own] = forge.threads;
        if (own) forge.threads.push({ ...own, author: 'mallory' });
      },
      statuses: () => forge.statuses.map(({ state, description }) => `${state}: ${description}`),
    };
  });
});
