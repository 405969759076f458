import { allInputs, InputError, InputErrors, UndeterminedError } from '../src/errors.ts';

const bad = (message: string) => Promise.reject(new InputError(message));
const unknown = () => Promise.reject(new UndeterminedError('not known'));

describe('allInputs', () => {
  test('gives what all give', async () => {
    expect(await allInputs([Promise.resolve(1), undefined, 'a'])).toEqual([1, undefined, 'a']);
  });

  test.each<[string, () => Promise<unknown>[], object]>([
    ['one bad input', () => [bad('a'), Promise.resolve(1)], { message: 'a', exitCode: 2 }],
    [
      'several',
      () => [bad('a'), Promise.reject(new InputErrors([new InputError('b')])), bad('a')],
      { message: 'a\nb' },
    ],
    ['bad input before anything else', () => [unknown(), bad('a')], { message: 'a', exitCode: 2 }],
    ['another error', () => [Promise.resolve(1), unknown()], { message: 'not known', exitCode: 3 }],
  ])('throws %s', async (_name, tasks, error) => {
    await expect(allInputs(tasks())).rejects.toMatchObject(error);
  });
});
