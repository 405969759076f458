import { UndeterminedError } from '../../src/errors.ts';
import { remoteRepositoryContract } from '../contracts/remote-repository.ts';
import { fakeRemotes } from './remote-repositories.ts';

const URL = 'https://git.example.com/a.git';

describe('the fake', () => {
  remoteRepositoryContract({
    remote: async (options) => {
      const remotes = fakeRemotes({ [URL]: options });
      return { remotes, url: URL, ids: remotes.ids[URL] ?? {} };
    },
    nowhere: async () => ({ remotes: fakeRemotes({}), url: URL }),
  });

  test('throws the error that it was given, and tells what it was asked', async () => {
    const remotes = fakeRemotes({ [URL]: new UndeterminedError('needs credentials') });
    await expect(remotes.open(URL).references()).rejects.toThrow('needs credentials');
    await expect(remotes.open(URL).commit('f'.repeat(40))).rejects.toThrow('needs credentials');
    expect(remotes.asked).toEqual([`references ${URL}`, `commit ${URL} ${'f'.repeat(40)}`]);
  });
});
