import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { isUniqueViolation } from '../database/is-unique-violation.js';
import { newId } from '../database/new-id.js';
import { toSqlTime } from '../database/sql-time.js';
import { FilesService } from '../files/files.service.js';
import { makePdf } from '../printing/make-pdf.js';
import { settingKeys } from '../settings/settings.service.js';

/** Owner of files that came with the product: no person has this id. */
const shipped = 'product';
const guideList = z.array(z.object({ key: z.string(), name: z.string(), note: z.string() }));

/** The manuals that come with the product, offered in 帮助下载 once: what an administrator took away stays away. */
@Injectable()
export class GuidesService {
  constructor(
    private readonly database: Database,
    private readonly files: FilesService,
  ) {}

  /** Prints the pages of the folder `guides` to PDF where this installation has never had them: all of them or none. */
  async offer(folder: string): Promise<void> {
    if (await this.wereOffered()) return;
    const guides = await guidesIn(folder);
    const printed: { name: string; note: string; fileId: string }[] = [];
    for (const { key, name, note } of guides) {
      const html = await readFile(join(folder, `guides/${key}.html`), 'utf8');
      const content = Readable.from([await makePdf({ title: name, serialNumber: null, html, images: {} })]);
      const file = await this.files.upload(shipped, { name: `${name}.pdf`, content, isCutOff: () => false });
      printed.push({ name, note, fileId: file.id });
    }
    if (printed.length === 0) return;
    try {
      await this.database.transaction(async (tx) => {
        await tx.execute('insert into setting (setting_key, value) values (?, ?)', [settingKeys.guides, 'true']);
        for (const { name, note, fileId } of printed) {
          tx.enqueue(
            'insert into download (id, name, note, file_id, created_at, created_by) values (?, ?, ?, ?, ?, ?)',
            [...[newId(), name, note, fileId, toSqlTime(new Date()), shipped]],
          );
        }
      });
    } catch (error) {
      // another server that started at the same time has offered them
      if (!isUniqueViolation(error)) throw error;
    }
  }

  private async wereOffered(): Promise<boolean> {
    const known = await this.database.query('select 1 as one from setting where setting_key = ?', [settingKeys.guides]);
    return known.length > 0;
  }
}

/** None where the definitions come from a folder of somebody's own. */
async function guidesIn(folder: string): Promise<z.infer<typeof guideList>> {
  const file = join(folder, 'guides/guides.json');
  return existsSync(file) ? guideList.parse(JSON.parse(await readFile(file, 'utf8'))) : [];
}
