import {
  type AskedDestination,
  destinationPermission,
  isInWindow,
  isKindPermitted,
  isSourcePermitted,
  namespacePermission,
  type ProjectDestination,
  type ProjectKinds,
} from '../../src/argocd/project-permissions.ts';

// Argo CD, types_test.go TestAppProject_IsSourcePermitted and IsNegatedSourcePermitted.
test.each<[string[], string, boolean]>([
  [['*'], 'https://github.com/argoproj/test.git', true],
  [['https://github.com/argoproj/test.git'], 'https://github.com/argoproj/test.git', true],
  [['ssh://git@GITHUB.com:argoproj/test'], 'ssh://git@github.com:argoproj/test', true],
  [['https://github.com/argoproj/*'], 'https://github.com/argoproj/argoproj.git', true],
  [
    ['https://github.com/test1/test.git', 'https://github.com/test2/test.git'],
    'https://github.com/test2/test.git',
    true,
  ],
  [['https://github.com/argoproj/test1.git'], 'https://github.com/argoproj/test2.git', false],
  [['https://github.com/argoproj/*.git'], 'https://github.com/argoproj1/test2.git', false],
  [['https://github.com/argoproj/foo'], 'https://github.com/argoproj/foo1', false],
  [['https://gitlab.com/group/*'], 'https://gitlab.com/group/repo/owner', false],
  [['https://gitlab.com/group/*/*'], 'https://gitlab.com/group/repo/owner', true],
  [['https://gitlab.com/group/*/*/*'], 'https://gitlab.com/group/sub-group/repo/owner', true],
  [['https://gitlab.com/group/**'], 'https://gitlab.com/group/sub-group/repo/owner', true],
  [['!https://github.com/argoproj/test.git'], 'https://github.com/argoproj/test.git', false],
  [['!ssh://git@GITHUB.com:argoproj/test'], 'ssh://git@github.com:argoproj/test', false],
  [['!https://github.com/argoproj/*'], 'https://github.com/argoproj/argoproj.git', false],
  [
    ['https://github.com/test1/test.git', '!https://github.com/test2/test.git'],
    'https://github.com/test2/test.git',
    false,
  ],
  [['!https://github.com/argoproj/foo*'], 'https://github.com/argoproj/foo1', false],
  [['!https://gitlab.com/group/*/*'], 'https://gitlab.com/group/repo/owner', false],
  [['!https://gitlab.com/group/*/*/*'], 'https://gitlab.com/group/sub-group/repo/owner', false],
  [['!https://gitlab.com/group/**'], 'https://gitlab.com/group/sub-group/repo/owner', false],
  [['https://github.com/argoproj/test1.git', '*'], 'https://github.com/argoproj/test2.git', true],
  [['!https://github.com/argoproj/*.git', '*'], 'https://github.com/argoproj1/test2.git', true],
  [[], 'https://github.com/argoproj/test.git', false],
  [['!https://github.com/other/**'], 'https://github.com/argoproj/test.git', true],
])('%j permits %s: %s', (sourceRepos, url, permitted) => {
  expect(isSourcePermitted(sourceRepos, url)).toBe(permitted);
});

const HERE = 'https://kubernetes.default.svc';

function item(server: string, namespace: string, name = ''): ProjectDestination {
  return { server, namespace, name };
}

function asked(server: string, namespace: string, name = ''): AskedDestination {
  return { server, namespace, name };
}

// Argo CD, types_test.go TestAppProject_IsDestinationPermitted and IsNegatedDestinationPermitted.
test.each<[ProjectDestination[], AskedDestination, boolean]>([
  [[item(HERE, 'default')], asked(HERE, 'default'), true],
  [[item(HERE, 'default')], asked(HERE, 'kube-system'), false],
  [[item('https://my-cluster', 'default')], asked(HERE, 'default'), false],
  [[item(HERE, '*')], asked(HERE, 'kube-system'), true],
  [[item('https://*.default.svc', 'default')], asked(HERE, 'default'), true],
  [[item('https://team1-*', 'default')], asked('https://test2-dev-cluster', 'default'), false],
  [[item(HERE, 'test-*')], asked(HERE, 'test-foo'), true],
  [[item(HERE, 'test-*')], asked(HERE, 'test'), false],
  [[item('*', '*')], asked(HERE, 'test'), true],
  [[item('', '*', 'test')], asked('', 'test', 'test'), true],
  [[item('', '*', 'test2')], asked('', 'test', 'test'), false],
  [
    [item(HERE, '!{kube-system,argocd}', 'host-cluster'), item('https://eks', '*', 'destination-cluster-01')],
    asked('https://eks', 'kube-system'),
    true,
  ],
  [[item(`!${HERE}`, 'default')], asked(HERE, 'default'), false],
  [[item(HERE, '!default')], asked(HERE, 'kube-system'), true],
  [[item('!https://my-cluster', 'default')], asked(HERE, 'default'), true],
  [[item(`!${HERE}`, '*')], asked(HERE, 'kube-system'), false],
  [[item('!https://*.default.svc', 'default')], asked(HERE, 'default'), false],
  [[item('!https://team1-*', 'default')], asked('https://test2-dev-cluster', 'default'), true],
  [[item(HERE, '!test-*')], asked(HERE, 'test-foo'), false],
  [[item(HERE, '!test-*')], asked(HERE, 'test'), true],
  [[item('', '*', '!test')], asked('', 'test', 'test'), false],
  [[item('', '*', '!test2')], asked('', 'test', 'test'), true],
  [[item('*', 'kube-system'), item('*', '!kube-system')], asked(HERE, 'kube-system'), false],
  [[item('*', '*'), item('*', '!kube-system')], asked(HERE, 'kube-system'), false],
  [[item(HERE, '*'), item(`!${HERE}`, '*')], asked(HERE, 'kube-system'), false],
  [[item('*', '*'), item(`!${HERE}`, 'kube-system')], asked(HERE, 'kube-system'), false],
  [[item('*', '*'), item(`!${HERE}`, 'kube-system'), item('*', '!kube-system')], asked(HERE, 'kube-system'), false],
  [[item('*', '*'), item(`!${HERE}`, 'kube-system'), item('*', '!kube-system')], asked(HERE, 'default'), true],
  [
    [item('*', '*'), item(`!${HERE}`, 'kube-system'), item('*', '!kube-system')],
    asked('https://dev', 'kube-system'),
    false,
  ],
  [[item('', '*', 'test'), item('', '*', '!test')], asked('', 'test', 'test'), false],
  [[item('*', 'test'), item('!https://test-server', 'other')], asked('https://test-server', 'test'), true],
  [[item('*', '*'), item('https://test-server', '!other')], asked('https://other-test-server', 'other'), true],
])('%j permits %j: %s', (destinations, destination, permitted) => {
  expect(destinationPermission(destinations, destination)).toBe(permitted ? 'permitted' : 'denied');
});

function named(name: string, namespace = 'web'): AskedDestination {
  return { name, server: undefined, namespace };
}

function addressed(server: string, namespace = 'web'): AskedDestination {
  return { name: undefined, server, namespace };
}

test.each<[string, ProjectDestination[], AskedDestination, string]>([
  ['its address may be this one', [item('https://prod', '*')], named('prod'), 'unknown'],
  ['its name may be this one', [item('', '*', 'prod')], addressed('https://prod'), 'unknown'],
  ['any cluster', [item('*', '*')], named('prod'), 'permitted'],
  ['no cluster has an empty name', [item('https://other', '*')], addressed('https://prod'), 'denied'],
  ['the namespace is another', [item('https://prod', 'shop')], named('prod'), 'denied'],
  ['its address may be denied', [item('*', '*'), item('!https://prod', '*')], named('prod'), 'unknown'],
  ['in-cluster has one address', [item(HERE, '*')], named('in-cluster'), 'permitted'],
  ['in-cluster is no other one', [item('https://prod', '*')], named('in-cluster'), 'denied'],
  ['a slash at the end', [item('https://prod', '*')], addressed('https://prod/'), 'permitted'],
])('%s', (_name, destinations, destination, permission) => {
  expect(destinationPermission(destinations, destination)).toBe(permission);
});

const NOTHING: ProjectKinds = {
  namespaceWhitelist: undefined,
  namespaceBlacklist: [],
  clusterWhitelist: [],
  clusterBlacklist: [],
};
const ANY = { group: '*', kind: '*' };
const DEPLOYMENT = { group: 'apps', kind: 'Deployment' };
const REPLICA_SET = { group: 'apps', kind: 'ReplicaSet' };
const NAMESPACE = { group: '', kind: 'Namespace' };

// Argo CD, types_test.go TestAppProject_IsGroupKindPermitted.
test.each<[Partial<ProjectKinds>, { group: string; kind: string; name?: string }, 'namespaced' | 'cluster', boolean]>([
  [{ namespaceWhitelist: [], namespaceBlacklist: [DEPLOYMENT] }, REPLICA_SET, 'namespaced', false],
  [{ namespaceWhitelist: [], namespaceBlacklist: [DEPLOYMENT] }, DEPLOYMENT, 'namespaced', false],
  [{ namespaceWhitelist: [REPLICA_SET], namespaceBlacklist: [DEPLOYMENT] }, REPLICA_SET, 'namespaced', true],
  [{ namespaceWhitelist: [REPLICA_SET], namespaceBlacklist: [DEPLOYMENT] }, DEPLOYMENT, 'namespaced', false],
  [{ clusterBlacklist: [NAMESPACE] }, NAMESPACE, 'cluster', false],
  [{ clusterWhitelist: [ANY], clusterBlacklist: [ANY] }, NAMESPACE, 'cluster', false],
  [{ clusterWhitelist: [ANY], clusterBlacklist: [ANY] }, DEPLOYMENT, 'namespaced', true],
  [{ namespaceWhitelist: [ANY] }, NAMESPACE, 'cluster', false],
  [{ namespaceWhitelist: [ANY] }, DEPLOYMENT, 'namespaced', true],
  [{}, NAMESPACE, 'cluster', false],
  [{}, DEPLOYMENT, 'namespaced', true],
  [{ clusterWhitelist: [{ ...NAMESPACE, name: 'team1-*' }] }, { ...NAMESPACE, name: 'other' }, 'cluster', false],
  [{ clusterWhitelist: [{ ...NAMESPACE, name: 'team1-*' }] }, { ...NAMESPACE, name: 'team1-a' }, 'cluster', true],
  [{ clusterWhitelist: [{ group: '', kind: '{Namespace,Node}' }] }, NAMESPACE, 'cluster', false],
])('%j permits %j (%s): %s', (kinds, kind, scope, permitted) => {
  expect(isKindPermitted({ ...NOTHING, ...kinds }, { name: '', ...kind }, scope)).toBe(permitted);
});

test.each<[string[], string, string]>([
  [['team-*'], 'team-a', 'permitted'],
  [['team-*'], 'shop', 'denied'],
  [[], 'shop', 'denied'],
  [['/^((?!shop).)*$/'], 'shop', 'unknown'],
])('sourceNamespaces %j: %s is %s', (sourceNamespaces, namespace, permission) => {
  expect(namespacePermission(sourceNamespaces, namespace)).toBe(permission);
});

// Argo CD, types_test.go TestSyncWindows_Matches and Matches_AND_Operator, and what their code says of lists that do not match.
test.each<[string[], string[], string[], boolean, boolean]>([
  [[], [], ['default'], false, true],
  [[], ['cluster1'], [], false, true],
  [[], ['clusterName'], [], false, true],
  [['test-app'], [], [], false, true],
  [['test-*'], ['clusterN*'], [], false, true],
  [['other'], [], ['default'], false, true],
  [['!other'], [], [], false, false],
  [[], [], [], false, false],
  [['test-app'], ['cluster1'], ['default'], true, true],
  [['other'], [], ['default'], true, false],
  [['test-app'], [], ['other'], true, false],
  [[], [], [], true, false],
])('a window of %j, %j, %j, all of them: %s, is for the Application: %s', (...row) => {
  const [applications, clusters, namespaces, andOperator, expected] = row;
  const destination = { server: 'cluster1', name: 'clusterName', namespace: 'default' };
  expect(isInWindow({ applications, clusters, namespaces, andOperator }, { name: 'test-app', destination })).toBe(
    expected,
  );
});
