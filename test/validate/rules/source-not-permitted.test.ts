import { sourceNotPermitted } from '../../../src/validate/rules/source-not-permitted.ts';
import { application, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const URL = 'https://git.example.com/team/web.git';
const one = application(`project: shop, source: {repoURL: "${URL}", path: p}`);
const permits = (...patterns: string[]) => project(`sourceRepos: [${patterns.map((each) => `"${each}"`).join(', ')}]`);

ruleCases(sourceNotPermitted, {
  hit: {
    'another repository': {
      yaml: one + permits('https://git.example.com/other/*'),
      finds: [{ at: 'spec.source.repoURL', message: `the project shop does not permit the repository ${URL}` }],
    },
    'one of several': {
      yaml:
        application(
          `project: shop, sources: [{repoURL: "${URL}"}, {repoURL: "https://user:pass@charts.example.com"}]`,
        ) + permits('https://git.example.com/**'),
      finds: [{ at: 'spec.sources.1.repoURL', message: 'the repository https://charts.example.com' }],
    },
    denied: {
      yaml: one + permits('*', '!https://git.example.com/team/*'),
      finds: [{ at: 'spec.source.repoURL', message: 'does not permit' }],
    },
    'a dry source': {
      yaml:
        application(`project: shop, sourceHydrator: {drySource: {repoURL: "${URL}"}}`) + permits('https://example.com'),
      finds: [{ at: 'spec.sourceHydrator.drySource.repoURL', message: 'does not permit' }],
    },
    'a project whose labels a global project may select': {
      yaml: one + project('sourceRepos: ["https://a"]', 'name: shop, labels: {team: web}'),
      finds: [{ at: 'spec.source.repoURL', message: 'does not permit', severity: 'warning' }],
    },
    'a project that denies several things is probably not as it is here': {
      yaml:
        one +
        application('project: shop, source: {repoURL: "https://charts.example.com"}', 'name: db') +
        permits('https://a'),
      finds: [{ at: 'spec.source.repoURL', message: 'does not permit', severity: 'warning' }],
    },
    'one repository of several Applications': {
      yaml: one + application(`project: shop, source: {repoURL: "${URL}"}`, 'name: db') + permits('https://a'),
      finds: [{ at: 'spec.source.repoURL', message: 'does not permit', severity: 'error' }],
    },
  },
  nearMiss: {
    'written otherwise': { yaml: one + permits('https://GIT.example.com/team/web') },
    'all but another': { yaml: one + permits('!https://git.example.com/other/*') },
    'the project is defined twice': { yaml: one + permits('https://a') + permits('https://b') },
    'the project is elsewhere': { yaml: one },
    'a project without repositories is a fragment, or has a finding of its own': { yaml: one + project('roles: []') },
    'a parameter': {
      yaml: application('project: shop, source: {repoURL: "{{url}}"}') + permits('https://git.example.com/*'),
    },
  },
  fix: { listed: { yaml: one + permits('https://git.example.com/team/*') } },
});
