import { fakeRepository, fakeSnapshot } from './repository.ts';

describe('fakeSnapshot', () => {
  test('ids are the ones that git gives', async () => {
    const snapshot = fakeSnapshot({ 'a/b.yaml': 'x\n', 'a.yaml': 'y\n', l: { symlink: 'a' } });
    expect(snapshot.tree).toBe('ab717dcba8788025d39dbb3f52e5b033caf9c9c9');
    expect([...snapshot.entries.keys()]).toEqual(['a.yaml', 'a/b.yaml', 'l']);
    expect(snapshot.links.get('l')).toBe('a');
    expect(await snapshot.filesContaining('x')).toEqual(new Set(['a/b.yaml']));
  });

  test('a missing blob cannot be read', async () => {
    const snapshot = fakeSnapshot({ 'a.yaml': { missing: 'x' } });
    const oids = [...snapshot.entries.values()].map((entry) => entry.oid);
    await expect(snapshot.read(oids)).rejects.toThrow('a.yaml');
  });
});

describe('fakeRepository', () => {
  test('head is a child of base, and base is the default branch', async () => {
    const { ids, ...repository } = fakeRepository({ base: { a: '1' }, head: { a: '2' }, tags: { v1: 'base' } });
    expect(await repository.resolve('HEAD')).toBe(ids['head']);
    for (const name of ['HEAD~1', 'HEAD^', 'main', 'origin/main', 'v1', ids['base']?.slice(0, 8) ?? '']) {
      expect([name, await repository.resolve(name)]).toEqual([name, ids['base']]);
    }
    expect(await repository.resolve('constructor')).toBeUndefined();
    expect(await repository.mergeBase(ids['base'] ?? '', ids['head'] ?? '')).toBe(ids['base']);
  });
});
