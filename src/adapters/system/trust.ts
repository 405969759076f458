import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { messageOf } from '../../errors.ts';
import { HttpFailure, type HttpTls } from '../../ports/http.ts';
import type { Environment } from './proxies.ts';

/** What `tls.connect` gets. */
export interface TlsOptions {
  secureContext?: tls.SecureContext;
  rejectUnauthorized?: boolean;
}

/**
 * Whom a connection trusts. Without authorities of its own: what Node trusts, NODE_EXTRA_CA_CERTS included. With them: all of these.
 * SSL_CERT_FILE, which Node leaves to OpenSSL, adds to them as well.
 * @param environment of the process: Node itself reads NODE_EXTRA_CA_CERTS, when it starts.
 */
export function trust(environment: Environment): (given?: HttpTls) => TlsOptions {
  let known: string[] | undefined;
  const certificateFile = environment['SSL_CERT_FILE'];

  function roots(): string[] {
    // Node 22.15 and newer; it has all that Node trusts by its options, too
    const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] };
    known ??= [
      ...(getCACertificates?.('default') ?? [...tls.rootCertificates, ...extra(environment['NODE_EXTRA_CA_CERTS'])]),
      ...(certificateFile ? [readCertificates(certificateFile)] : []),
    ];
    return known;
  }

  return (given = {}) => {
    const { ca, certificate, key, insecure } = given;
    const verifies = insecure !== true;
    const ownRoots = verifies && (ca !== undefined || Boolean(certificateFile));
    if (ca !== undefined) requireCertificate(ca);
    return {
      ...(!verifies && { rejectUnauthorized: false }),
      ...((ownRoots || certificate !== undefined || key !== undefined) && {
        secureContext: context({
          ...(ownRoots && { ca: ca === undefined ? roots() : [...roots(), ca] }),
          ...(certificate !== undefined && { cert: certificate }),
          ...(key !== undefined && { key }),
        }),
      }),
    };
  };
}

/** Node has warned of a file that it cannot read, and gone on without. */
function extra(path: string | undefined): string[] {
  if (!path) return [];
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    return [];
  }
}

function readCertificates(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new HttpFailure(`SSL_CERT_FILE cannot be read: ${messageOf(error)}`, {
      next: 'Correct the path in SSL_CERT_FILE, or leave it out.',
    });
  }
}

/** Node takes a text without any certificate, and trusts nobody more. */
function requireCertificate(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch {
    throw new HttpFailure('the authority that was given for this host (`ca`) is no certificate', {
      next: 'Give it as PEM: it begins with -----BEGIN CERTIFICATE-----.',
    });
  }
}

function context(options: tls.SecureContextOptions): tls.SecureContext {
  try {
    return tls.createSecureContext(options);
  } catch (error) {
    // OpenSSL's words have no key in them
    throw new HttpFailure(`the client certificate and its key cannot be used: ${messageOf(error)}`, {
      next: 'Give both as PEM, the key without a passphrase, the certificate of that key.',
    });
  }
}
