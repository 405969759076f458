import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** PEM. */
export interface Certificate {
  certificate: string;
  key: string;
}

interface CertificateOptions {
  /** Host names and IPv4 addresses that it is for. */
  hosts?: readonly string[];
  /** Who signs. Default: itself. */
  issuer?: Authority;
  /** Whether it signs others. */
  authority?: boolean;
  notBefore?: Date;
  notAfter?: Date;
}

type Authority = Certificate & { name: string; privateKey: KeyObject };

const DAY = 24 * 3_600_000;

/** A certificate of now, from an hour ago until tomorrow, so that none in a test ever expires (X.509 v3, RFC 5280; P-256). */
export function makeCertificate(name: string, options: CertificateOptions = {}): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = options.issuer ?? { name, privateKey };
  const now = Date.now();
  const from = options.notBefore ?? new Date(now - 3_600_000);
  const until = options.notAfter ?? new Date(now + DAY);
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const extensions = [
    extension('551d13', sequence(...(options.authority ? [der(0x01, Buffer.of(0xff))] : []))),
    ...(options.hosts ? [extension('551d11', sequence(...options.hosts.map(alternativeName)))] : []),
  ];
  const body = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    distinguishedName(signer.name),
    sequence(time(from), time(until)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, signer.privateKey);
  const whole = sequence(body, algorithm, der(0x03, Buffer.of(0), signature));
  const lines = whole.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return {
    name,
    privateKey,
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function distinguishedName(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName)))));
}

function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  return der(0x18, Buffer.from(digits));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), der(0x01, Buffer.of(0xff)), der(0x04, value));
}

function alternativeName(host: string): Buffer {
  return /^[\d.]+$/.test(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host));
}
