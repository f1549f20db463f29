import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import type { Reader, SqlValue } from '../database/database.js';
import { DefinitionDraftsService } from './editing/definition-drafts.service.js';
import { DefinitionsService } from './definitions.service.js';
import { readDefinition } from './read-definition.js';

jest.setTimeout(120_000);

const by = { personId: 'zhang', key: undefined, body: null };

describe.each(databases)('readDefinition on %s', (dialect) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
  });
  afterAll(() => opened.close());

  it('is of one moment, also while a version is published', async () => {
    const { database } = opened;
    const definitions = new DefinitionsService(database);
    const drafts = new DefinitionDraftsService(database, definitions);
    const { revision } = await drafts.create({ key: 'between', name: '之间' }, by);
    let isPublished = false;
    const reader: Reader = {
      dialect,
      async query<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]> {
        if (!isPublished && sql.includes('from publication')) {
          isPublished = true;
          await database.transaction(async (tx) => {
            const asked = { revision, page: undefined, personId: 'zhang' };
            await definitions.deploy(tx, 'between', await drafts.take(tx, 'between', asked, false), null);
          });
        }
        return database.query<Row>(sql, values);
      },
    };
    const { isDraft, basedOn, versions } = await readDefinition(reader, 'between');
    expect([isDraft, basedOn, versions.map(({ version }) => version)]).toEqual([false, 1, [1]]);
  });
});
