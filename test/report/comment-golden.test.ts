import { test } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import { renderReport } from '../../src/report/render.ts';
import { recordedReport, withDrift } from './comments.ts';
import { golden } from './golden.ts';

const COMMENTS: [string, Report][] = [
  ['shop', recordedReport('shop')],
  ['shop-with-drift', withDrift(recordedReport('shop'))],
  ['loki-stack', recordedReport('loki-stack')],
];

const FORGES = [
  { forge: 'github', alerts: true, maxLength: 65_000, fullReport: 'https://github.com/example/shop/actions/runs/42' },
  {
    forge: 'azure',
    alerts: false,
    maxLength: 150_000,
    fullReport: 'https://dev.azure.com/example/shop/_build/results?buildId=42',
  },
];

test.each(COMMENTS.flatMap(([name, report]) => FORGES.map((forge) => ({ name, report, ...forge }))))(
  'the comment on $name at $forge',
  ({ name, report, forge, ...options }) => {
    golden(
      `../comments/${name}.${forge}.md`,
      renderReport(report, 'markdown', { ...options, argoCdServer: 'https://argocd.example.com' }),
    );
  },
);
