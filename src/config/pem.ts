import { createPrivateKey, X509Certificate } from 'node:crypto';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----\n[\sA-Za-z0-9+/=]+\n-----END CERTIFICATE-----/g;
const PRIVATE_KEY = /^-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----\n([\s\S]*\n)-----END \1-----$/;

/** A text in PEM with the line ends and the last line break that OpenSSH insists on. */
export function tidyPem(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trim()}\n`;
}

/** @returns what is wrong with certificates in PEM, without a word of them. */
export function certificatesFault(text: string): string | undefined {
  const blocks = text.match(CERTIFICATE) ?? [];
  const begun = text.match(/-----BEGIN /g) ?? [];
  if (blocks.length === 0 || begun.length !== blocks.length) return 'is no certificate in PEM';
  return blocks.every(isCertificate) ? undefined : 'has a certificate that cannot be read';
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

/** @returns what is wrong with the private key of a client certificate, without a word of it. */
export function privateKeyFault(text: string): string | undefined {
  const fault = armourFault(text);
  if (fault !== undefined) return fault;
  try {
    createPrivateKey(text);
    return undefined;
  } catch {
    return 'is a private key that cannot be read';
  }
}

/** Whether a key is that of the first certificate. Both must be without fault. */
export function belongTogether(certificates: string, key: string): boolean {
  return new X509Certificate(certificates.match(CERTIFICATE)?.[0] ?? '').checkPrivateKey(createPrivateKey(key));
}

/** @returns what is wrong with a private key for SSH, in PEM or in OpenSSH's own form, without a word of it. */
export function sshKeyFault(text: string): string | undefined {
  if (/^PuTTY-User-Key-File/.test(text)) return 'is a key of PuTTY, not one of OpenSSH';
  if (/^(?:ssh-|ecdsa-|sk-)[a-z0-9@.-]+ /.test(text)) return 'is a public key';
  const fault = armourFault(text);
  if (fault !== undefined) return fault;
  const body = PRIVATE_KEY.exec(text.trim())?.[2] ?? '';
  if (!text.includes('BEGIN OPENSSH')) return undefined;
  // openssh-key-v1 (PROTOCOL.key): the magic, then the cipher's name behind its length
  const bytes = Buffer.from(body, 'base64');
  if (bytes.subarray(0, 15).toString('latin1') !== 'openssh-key-v1\0') return 'is a private key that cannot be read';
  const cipher = bytes.subarray(19, 19 + bytes.readUInt32BE(15)).toString('latin1');
  return cipher === 'none' ? undefined : ENCRYPTED;
}

const ENCRYPTED = 'is locked by a passphrase, which nobody can type here';

function armourFault(text: string): string | undefined {
  const [, kind = '', body = ''] = PRIVATE_KEY.exec(text.trim()) ?? [];
  if (kind === '') return 'is no private key in PEM, or has lost its line breaks';
  if (kind.includes('ENCRYPTED') || body.includes('ENCRYPTED')) return ENCRYPTED;
  return /^[\sA-Za-z0-9+/=]+$/.test(body) ? undefined : 'is a private key that cannot be read';
}
