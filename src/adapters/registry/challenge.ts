/** What a registry asks for in its `WWW-Authenticate` header. */
export type Challenge =
  | { scheme: 'basic' }
  | { scheme: 'bearer'; realm: string; service: string | undefined; scopes: readonly string[] };

const SCHEME = /(?:^|,)\s*(basic|bearer)(?=[\s,]|$)/gi;
const PARAMETER = /([a-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi;

/** @returns the challenge to answer, a bearer one first; nothing when there is none that is understood. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  const text = header ?? '';
  // Quoted texts may hold anything, also what looks like a scheme
  const blank = text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => '"'.repeat(quoted.length));
  const starts = [...blank.matchAll(SCHEME)].map(({ index, 0: whole, 1: scheme = '' }) => ({
    scheme: scheme.toLowerCase(),
    index,
    from: index + whole.length,
  }));
  for (const [turn, { scheme, from }] of starts.entries()) {
    if (scheme !== 'bearer') continue;
    const parameters = parametersOf(text.slice(from, starts[turn + 1]?.index));
    const realm = parameters.get('realm');
    if (realm === undefined || realm === '') continue;
    const scopes = (parameters.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    return { scheme: 'bearer', realm, service: parameters.get('service'), scopes };
  }
  return starts.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : undefined;
}

function parametersOf(text: string): Map<string, string> {
  const found = [...text.matchAll(PARAMETER)];
  return new Map(
    found.map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '']),
  );
}
