import { Injectable } from '@nestjs/common';
import { FilesService } from '../files/files.service.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';

const mostPictures = 100;
/** What a PDF can hold as it is. */
const printable = new Set(['image/png', 'image/jpeg']);

/** What a filled-in page shows of uploaded pictures, as far as this reader may read them. */
@Injectable()
export class PrintPictures {
  constructor(private readonly files: FilesService) {}

  /** Data URIs by `src`. */
  async in(html: string, request: AuthenticatedRequest): Promise<Record<string, string>> {
    const sources = [...new Set([...html.matchAll(/src="(\/api\/files\/([\w-]+)[^"]*)"/g)].map(([, src = '']) => src))];
    const pictures = await Promise.all(sources.slice(0, mostPictures).map((src) => this.picture(src, request)));
    return Object.fromEntries(pictures.flatMap((picture) => (picture === null ? [] : [picture])));
  }

  private async picture(src: string, request: AuthenticatedRequest): Promise<readonly [string, string] | null> {
    const id = /^\/api\/files\/([\w-]+)/.exec(src)?.[1] ?? '';
    try {
      const { file, content } = await this.files.open(id, request);
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk as Uint8Array);
      if (!printable.has(file.type)) return null;
      return [src, `data:${file.type};base64,${Buffer.concat(chunks).toString('base64')}`] as const;
    } catch (error) {
      // a picture that is gone, or hidden from this reader, leaves its name on the paper
      if (error instanceof ApiFailure) return null;
      throw error;
    }
  }
}
