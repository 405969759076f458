import { failureWords } from '../../../src/adapters/system/failure-words.ts';
import { HTTP_LIMITS } from '../../../src/adapters/system/limits.ts';
import { HttpFailure } from '../../../src/ports/http.ts';

function coded(code: string, message = 'x', more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

describe('failureWords', () => {
  test.each<[Error, string, boolean]>([
    [coded('EAI_AGAIN'), 'the name server does not answer (EAI_AGAIN)', true],
    [coded('ECONNRESET'), 'the connection was reset (ECONNRESET)', true],
    [coded('EHOSTUNREACH'), 'no route to the host (EHOSTUNREACH)', true],
    [coded('ETIMEDOUT'), 'timed out: no connection after 10 s', true],
    [coded('UND_ERR_HEADERS_TIMEOUT'), 'timed out: no answer after 30 s', true],
    [coded('UND_ERR_BODY_TIMEOUT'), 'timed out: nothing more came for 30 s', true],
    [
      new AggregateError([coded('ECONNREFUSED')]),
      'the connection was refused: nothing listens there (ECONNREFUSED)',
      true,
    ],
    [coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'the server wants a client certificate', false],
    [coded('CERT_HAS_EXPIRED'), 'the certificate has expired', false],
    [
      coded(
        'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
        '0:error:0A:SSL routines:ssl3_read_bytes:handshake failure:a.c:1:\n',
      ),
      'TLS failed: handshake failure',
      false,
    ],
    [new HttpFailure('said already', { next: 'do' }), 'said already', false],
    [coded('UND_ERR_INVALID_ARG', 'first line\nsecond'), 'first line', false],
    ['thrown' as unknown as Error, 'thrown', false],
    [undefined as unknown as Error, 'undefined', false],
  ])('%s is: %s', (error, what, again) => {
    expect(failureWords(error, HTTP_LIMITS)).toMatchObject({ what, again });
  });
});
