import { createHash, createHmac } from 'node:crypto';

/** A call of an Aliyun API in RPC style: POST without a body, everything in the query. */
export interface Acs3Call {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  /** `2026-01-31T12:00:00Z` */
  readonly date: string;
  /** Different in every call. */
  readonly nonce: string;
}

/** Who signs. */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

const algorithm = 'ACS3-HMAC-SHA256';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** RFC 3986. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** As it is signed and sent: sorted by name. */
export const acs3Query = (query: Acs3Call['query']): string =>
  Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&');

/** The headers of the call, `authorization` among them (Aliyun's signature V3). */
export function acs3Headers({ host, action, version, query, date, nonce }: Acs3Call, key: AccessKey) {
  const signed = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': date,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const names = Object.keys(signed).join(';');
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const request = ['POST', '/', acs3Query(query), lines.join(''), names, sha256('')].join('\n');
  const signature = createHmac('sha256', key.secret)
    .update(`${algorithm}\n${sha256(request)}`)
    .digest('hex');
  return {
    ...signed,
    authorization: `${algorithm} Credential=${key.id},SignedHeaders=${names},Signature=${signature}`,
  };
}
