import type { Review } from '../../src/ports/review.ts';

export interface ReviewOptions {
  instance?: string;
  /** The pull request has a newer commit than the run is about. */
  isSuperseded?: boolean;
  /** The forge lets nothing be written. */
  isForbidden?: boolean;
}

export interface ReviewWorld {
  /** A run on the same pull request. */
  review(options?: ReviewOptions): Review;
  /** What stands on the pull request, in order. */
  comments(): string[];
  /** Somebody else copies a comment, with all that is hidden in it. */
  copyOfOthers(): void;
  /** States of the newest commit, in order: `passed: description`. */
  statuses(): string[];
}

/** What every Review does, whatever forge is behind it. */
export function reviewContract(make: () => Promise<ReviewWorld>): void {
  test('makes one comment, and then keeps it up to date, only where it differs', async () => {
    const world = await make();
    expect(await world.review().comment('first', false, true)).toMatchObject({
      posted: 'created',
      url: expect.any(String),
    });
    expect(await world.review().comment('first', false, true)).toMatchObject({ posted: 'unchanged' });
    expect(await world.review().comment('second', false, true)).toMatchObject({
      posted: 'updated',
      url: expect.any(String),
    });
    expect(world.comments()).toHaveLength(1);
    expect(world.comments()[0]).toContain('second');
    expect(world.comments()[0]).not.toContain('first');
  });

  test('leaves it as it is where nothing differs but how long the review took', async () => {
    const world = await make();
    const body = (seconds: string) => `first\nTook ${seconds} s, with seatrial 0.1.0 check.\n`;
    await world.review().comment(body('1.5'), false, true);
    expect(await world.review().comment(body('20.0'), false, true)).toMatchObject({ posted: 'unchanged' });
    expect(world.comments()[0]).toContain('1.5 s');
    expect(await world.review().comment(`more\n${body('1.5')}`, false, true)).toMatchObject({ posted: 'updated' });
  });

  test('makes none where there is not enough to say, but keeps one that is there up to date', async () => {
    const world = await make();
    expect(await world.review().comment('nothing', true, false)).toEqual({ posted: 'unchanged' });
    expect(world.comments()).toEqual([]);
    await world.review().comment('much', false, true);
    await world.review().comment('nothing', false, false);
    expect(world.comments().join()).toContain('nothing');
  });

  test('has a comment for each instance', async () => {
    const world = await make();
    const names = [undefined, 'a', 'b', 'a--b -->', 'ä'];
    const reviews = () => names.map((instance) => world.review(instance === undefined ? {} : { instance }));
    for (const [index, review] of reviews().entries()) await review.comment(`of ${index}`, false, true);
    for (const [index, review] of reviews().entries()) await review.comment(`again ${index}`, false, true);
    expect(world.comments()).toHaveLength(names.length);
    for (const [index] of names.entries()) expect(world.comments()[index]).toContain(`again ${index}`);
  });

  test('never touches what others wrote, though it looks the same', async () => {
    const world = await make();
    await world.review().comment('ours', false, true);
    world.copyOfOthers();
    const [, copy] = world.comments();
    await world.review().comment('ours, newer', false, true);
    expect(world.comments()).toHaveLength(2);
    expect(world.comments()[1]).toBe(copy);
    expect(world.comments()[0]).toContain('ours, newer');
  });

  test('an older run does not overwrite a newer one', async () => {
    const world = await make();
    await world.review().comment('newer', false, true);
    const posted = await world.review({ isSuperseded: true }).comment('older', false, true);
    expect(posted).toMatchObject({ posted: 'no', reason: expect.stringContaining('newer') });
    expect(world.comments().join()).not.toContain('older');
  });

  test('a forge that refuses is no failure', async () => {
    const world = await make();
    const review = world.review({ isForbidden: true });
    expect(await review.comment('x', false, true)).toMatchObject({ posted: 'no', reason: expect.any(String) });
    expect(await review.status('passed', 'x', undefined)).toMatchObject({ posted: 'no', reason: expect.any(String) });
    expect(world.comments()).toEqual([]);
  });

  test('takes a comment as long as it says', async () => {
    const world = await make();
    const review = world.review({ instance: 'ü'.repeat(40) });
    const body = '😀'.repeat(Math.floor(review.dialect.maximumLength / 2));
    expect(await review.comment(body, false, true)).toMatchObject({ posted: 'created' });
  });

  test('sets a status', async () => {
    const world = await make();
    for (const state of ['pending', 'passed', 'failed', 'unknown'] as const)
      expect(await world.review().status(state, 'x'.repeat(140), 'https://ci.example/1')).toMatchObject({
        posted: 'created',
      });
    expect(world.statuses()).toEqual(
      ['pending', 'passed', 'failed', 'unknown'].map((state) => `${state}: ${'x'.repeat(140)}`),
    );
  });
}
