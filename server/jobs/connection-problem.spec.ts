import { connectionCode, connectionProblem, connectionProblemIn } from './connection-problem.js';

describe('what kept a connection from coming about', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ETIMEDOUT', 'timeout'],
    ['ENOTFOUND', 'hostUnknown'],
    ['ECONNRESET', 'broken'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['HPE_INVALID_CONSTANT', 'notHttp'],
    ['SQLITE_BUSY', null],
    [null, null],
  ])('is read from %s', (code, problem) => expect(connectionProblem(code)).toBe(problem));

  it('has the code of what caused it, and of a call that took too long', () => {
    expect(connectionCode(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }))).toBe('ENOTFOUND');
    expect(connectionCode(new DOMException('', 'TimeoutError'))).toBe('ETIMEDOUT');
    expect(connectionCode(new Error('gone'))).toBeNull();
  });

  it('is found in an error that was kept as text', () => {
    expect(connectionProblemIn('Error: connect ECONNREFUSED 10.0.0.7:25')).toBe('refused');
    expect(connectionProblemIn('Error: SMTP 550 NO SUCH USER')).toBeNull();
  });
});
