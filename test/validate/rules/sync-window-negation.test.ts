import { syncWindowNegation } from '../../../src/validate/rules/sync-window-negation.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const window = (lists: string) => project(`syncWindows: [{kind: deny, ${lists}}]`);

ruleCases(syncWindowNegation, {
  hit: {
    'in every list': {
      yaml: window('applications: ["*", "!web"], namespaces: ["!kube-system"], clusters: ["!prod"]'),
      finds: [
        { at: 'spec.syncWindows.0.applications.1', message: '"!web" matches nothing' },
        { at: 'spec.syncWindows.0.namespaces.0', message: '"!kube-system"' },
        { at: 'spec.syncWindows.0.clusters.0', message: '"!prod"' },
      ],
    },
  },
  nearMiss: { 'within a class': { yaml: window('applications: ["web-[!a]"]') } },
  fix: { named: { yaml: window('applications: [shop, "web-*"]') } },
});
