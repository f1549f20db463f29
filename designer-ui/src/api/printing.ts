import type { PrintPreview, PrintPreviewRequest } from '@xiaowu/server/contract/print-preview';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { i18n } from '../locales/i18n';
import { api, signedIn } from './api';

const at = (key: string, rest = '') => `/definitions/${encodeURIComponent(key)}/print-preview${rest}`;

export const printPreview = (key: string, body: PrintPreviewRequest, signal: AbortSignal) =>
  api.post<PrintPreview>(at(key), body, { signal });

/** The same as a file: the client of the API knows JSON alone. */
export async function printPreviewFile(
  key: string,
  body: PrintPreviewRequest,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const local = (code: 'client.offline' | 'client.unreadable', status = 0) =>
    new ApiFailure(status, code, i18n.global.t(`failure.${code}`));
  const headers = { 'content-type': 'application/json', 'x-csrf-token': signedIn.csrfToken ?? '' };
  const response = await fetch(`/api${at(key, '/pdf')}`, {
    ...{ method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin', signal },
  }).catch((error: unknown) => {
    throw signal.aborted ? error : local('client.offline');
  });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  if (response.status === 401) signedIn.onSignedOut();
  const error = (await response.json().catch(() => null)) as { code?: string; message?: string } | null;
  if (typeof error?.message !== 'string') throw local('client.unreadable', response.status);
  throw new ApiFailure(response.status, error.code ?? 'unknown', error.message);
}
