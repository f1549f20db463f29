import { Injectable } from '@nestjs/common';
import type { DefinitionContent } from '../contract/definitions.js';
import { Database, type Transaction } from '../database/database.js';
import type { CompiledDefinition } from './compiled-definition.js';

@Injectable()
export class DefinitionsService {
  constructor(private readonly database: Database) {}

  /** The version as the engine runs it; 404 when there is none. Versions never change, so it is kept in memory. */
  async compiled(_key: string, _version: number): Promise<CompiledDefinition> {
    throw new Error(`Expected ${this.database.dialect} to be read.`);
  }

  /** Makes the content the next version and the item's newest: gives the version. `by` null = shipped with the product. */
  async deploy(_tx: Transaction, _key: string, _content: DefinitionContent, _by: string | null): Promise<number> {
    throw new Error('Expected deploy to be written.');
  }
}
