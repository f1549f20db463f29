import { Injectable } from '@nestjs/common';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';

/** A stored file as rules see it. */
export interface StoredFile {
  readonly id: string;
  readonly ownerId: string;
  /** The case it was submitted with, null while it only lies in a form that is being filled. */
  readonly instanceId: string | null;
}

/** Whether the person of the request may read the file. */
export type FileRule = (file: StoredFile, request: AuthenticatedRequest) => Promise<boolean>;

/**
 * Who may read a file: its owner, and whom a rule admits. Parts that hold files add their rule at start
 * (who may see a case may read what was submitted with it), so that files need not know about cases.
 */
@Injectable()
export class FileAccess {
  private readonly rules: FileRule[] = [];

  allow(rule: FileRule): void {
    this.rules.push(rule);
  }

  async mayRead(file: StoredFile, request: AuthenticatedRequest): Promise<boolean> {
    if (file.ownerId === request.person.id) return true;
    for (const rule of this.rules) if (await rule(file, request)) return true;
    return false;
  }
}
