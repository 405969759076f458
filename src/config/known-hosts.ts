/** @returns what is wrong with lines of known_hosts (sshd(8)): host, key type and key, behind a marker or none. */
export function knownHostsFault(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const wrong = lines.findIndex((line) => line !== '' && !line.startsWith('#') && !KNOWN_HOST.test(line));
  return wrong < 0 ? undefined : `has no known host in line ${wrong + 1}`;
}

const KNOWN_HOST =
  /^(?:@(?:cert-authority|revoked)\s+)?\S+\s+(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-\S+\s+[A-Za-z0-9+/]+={0,2}(?:\s|$)/;
