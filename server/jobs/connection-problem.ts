import type { connectionProblems } from '../locales/zh-CN/service-calls.js';

/** What kept a connection from coming about, as far as its code says. */
export type ConnectionProblem = keyof typeof connectionProblems;

const byCode: { readonly [code: string]: ConnectionProblem } = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  ETIMEOUT: 'timeout',
  ABORT_ERR: 'timeout',
  ENOTFOUND: 'hostUnknown',
  EAI_AGAIN: 'hostUnknown',
  EAI_NODATA: 'hostUnknown',
  EDNS: 'hostUnknown',
  ECONNRESET: 'broken',
  EPIPE: 'broken',
  ECONNABORTED: 'broken',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
};

/** The code of a failed connection, e.g. `ECONNREFUSED`; null when it has none. */
export function connectionCode(error: unknown): string | null {
  const { code, name, cause } = (error ?? {}) as { code?: unknown; name?: unknown; cause?: unknown };
  if (name === 'TimeoutError') return 'ETIMEDOUT';
  if (typeof code === 'string') return code === 'ABORT_ERR' ? 'ETIMEDOUT' : code;
  return cause === undefined ? null : connectionCode(cause);
}

/** Null for codes that say nothing of a connection. */
export function connectionProblem(code: string | null): ConnectionProblem | null {
  if (code === null) return null;
  if (/^CERT_|^ERR_TLS_CERT/.test(code)) return 'certificate';
  if (/^ERR_(SSL|TLS)_/.test(code)) return 'tls';
  if (code.startsWith('HPE_')) return 'notHttp';
  return Object.hasOwn(byCode, code) ? (byCode[code] ?? null) : null;
}

/** The same of an error that was kept as text. */
export function connectionProblemIn(text: string): ConnectionProblem | null {
  for (const [code] of text.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g)) {
    const problem = connectionProblem(code);
    if (problem !== null) return problem;
  }
  return null;
}
