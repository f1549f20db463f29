import type { ApiError } from '@xiaowu/server/contract/errors';
import type { UploadedFile } from '@xiaowu/server/contract/files';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { i18n } from '../locales/i18n';
import { signedIn } from './api';

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  const error = (await response.json().catch(() => null)) as Partial<ApiError> | null;
  const message = error?.message ?? i18n.global.t('failure.client.unreadable');
  throw new ApiFailure(response.status, error?.code ?? 'client.unreadable', message);
}
const offline = () => {
  throw new ApiFailure(0, 'client.offline', i18n.global.t('failure.client.offline'));
};

/** A file as it is, e.g. one that is offered with an item. */
export async function readFile(id: string): Promise<{ name: string; content: Uint8Array<ArrayBuffer> }> {
  const response = await fetch(`/api/files/${encodeURIComponent(id)}`, { credentials: 'same-origin' }).catch(offline);
  await checked(response);
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { name: decodeURIComponent(name), content: new Uint8Array(await response.arrayBuffer()) };
}

export async function uploadFile(name: string, content: Uint8Array<ArrayBuffer>): Promise<UploadedFile> {
  const body = new FormData();
  body.set('file', new Blob([content]), name);
  const headers = { 'x-csrf-token': signedIn.csrfToken ?? '' };
  const init = { method: 'POST', body, headers, credentials: 'same-origin' } as const;
  const response = await fetch('/api/files', init).catch(offline);
  return (await (await checked(response)).json()) as UploadedFile;
}
