import type { ApiError } from '@xiaowu/server/contract/errors';
import type { UploadedFile } from '@xiaowu/server/contract/files';
import { i18n } from '../locales/i18n';
import { ApiFailure, type LocalFailureCode } from './api-failure';
import { newIntentKey } from './intent-key';
import { signedIn } from './signed-in';

/** `isShown`: for the page itself, where the server allows it; else a download. */
export const fileAddress = (id: string, isShown = false) =>
  `/api/files/${encodeURIComponent(id)}${isShown ? '?show=1' : ''}`;

function failureOf(request: XMLHttpRequest): ApiFailure {
  const local = (code: LocalFailureCode) => new ApiFailure(request.status, code, i18n.global.t(`failure.${code}`));
  if (request.status === 0) return local('client.offline');
  try {
    const error = JSON.parse(request.responseText) as ApiError;
    return new ApiFailure(request.status, error.code, error.message, error.details);
  } catch {
    return local('client.unreadable');
  }
}

/** XMLHttpRequest, because `fetch` tells no progress of what it sends. */
export function uploadFile(
  file: File,
  onProgress: (percent: number) => void,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', newIntentKey());
    if (signedIn.csrfToken) request.setRequestHeader('x-csrf-token', signedIn.csrfToken);
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.min(99, Math.floor((loaded / total) * 100)));
    request.onerror = () => reject(failureOf(request));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.onload = () => {
      if (request.status === 401) signedIn.onSignedOut();
      if (request.status < 200 || request.status > 299) return reject(failureOf(request));
      resolve(JSON.parse(request.responseText) as UploadedFile);
    };
    signal?.addEventListener('abort', () => request.abort());
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
}
