import { parseRepositoryCredentials } from '../../src/config/repository-credentials.ts';
import { makeCertificate } from '../fakes/certificates.ts';

export const A = 'https://a.example';
export const ssh = 'git@a.example';
export const SECRET = 'hunter2hunter2';
export const client = makeCertificate('client');
export const other = makeCertificate('other');
export const sshKey = opensshKey('none');

/** The frame of an OpenSSH key, with nothing usable in it. */
export function opensshKey(cipher: string): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(cipher.length);
  const body = Buffer.concat([Buffer.from('openssh-key-v1\0'), length, Buffer.from(cipher), Buffer.alloc(60)]);
  return armoured('OPENSSH PRIVATE KEY', body.toString('base64'));
}

export function armoured(kind: string, body: string): string {
  return `-----BEGIN ${kind}-----\n${body.replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${kind}-----\n`;
}

export function block(text: string, indent: number): string {
  return `|\n${text.replace(/^(?=.)/gm, ' '.repeat(indent))}`;
}

/** What an input says, its errors as `LINE:COLUMN MESSAGE | NEXT`. */
export function read(text: string, environment: Record<string, string> = {}) {
  const { given, errors, warnings } = parseRepositoryCredentials(text, 'creds.yaml', environment);
  return {
    given,
    credentials: given.credentials,
    warnings,
    errors: errors.map(({ message, location, next }) => `${location?.line}:${location?.column} ${message} | ${next}`),
  };
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
