/** A link. The address comes from the host, and still must not end it. */
export function link(text: string, url: string): string {
  return `[${text}](${url.replace(/[ \n()<>]/g, percentEncoded)})`;
}

/**
 * A link to Argo CD's page of an Application, where it is a page of the Argo CD that was asked.
 *
 * @param url what the report has as its address: it may come from a report file of another job.
 * @param server the URL of Argo CD's API, from the inputs, maybe without `https://`; without one nothing is a link.
 * @returns undefined for every other address.
 */
export function argoCdLink(url: string, server: string | undefined): string | undefined {
  const page = parsed(url);
  const home = parsed(server === undefined || server.includes('://') ? (server ?? '') : `https://${server}`);
  if (!page || !home || page.origin !== home.origin || page.username !== '' || page.password !== '') return undefined;
  if (!/^https?:$/.test(page.protocol)) return undefined;
  // All else could be a mark of Markdown.
  return link('Argo CD', page.href.replace(/[^\w\-.~:/?#&=%+,;]|_/g, percentEncoded));
}

function percentEncoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function parsed(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
