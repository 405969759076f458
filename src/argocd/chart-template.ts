/** A file of `templates/` in a Helm chart: no YAML before it is rendered. */
export function isChartTemplate(path: string, entries: ReadonlyMap<string, unknown>): boolean {
  for (let at = path.indexOf('templates/'); at >= 0; at = path.indexOf('templates/', at + 1)) {
    const chart = path.slice(0, at);
    if ((chart === '' || chart.endsWith('/')) && entries.has(`${chart}Chart.yaml`)) return true;
  }
  return false;
}
