import { join } from 'node:path';
import type { Download } from '../contract/notices.js';
import { databases } from '../../test/support/databases.js';
import { startServer, type TestServer } from '../../test/support/start-server.js';
import { pdfText } from '../../test/support/pdf-text.js';
import { GuidesService } from './guides.service.js';

jest.setTimeout(180_000);

const definitions = join(__dirname, '../../process-definitions');

describe.each(databases)('the manuals that come with the product, on %s', (dialect) => {
  let server: TestServer;
  const offer = () => server.app.get(GuidesService).offer(definitions);

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
  });
  afterAll(() => server?.close());

  it('are none where the folder of definitions has none', async () => {
    await server.app.get(GuidesService).offer(join(definitions, 'union-hardship-grant'));
    const { body } = await (await server.signIn('202401001')).get<{ rows: Download[] }>('/api/downloads');
    expect(body.rows).toEqual([]);
  });

  it('are there for everybody as PDF, and stay away once an administrator took them away', async () => {
    // two servers that start at once
    await Promise.all([offer(), offer()]);
    const student = await server.signIn('202401001');
    const list = async () => (await student.get<{ rows: Download[] }>('/api/downloads')).body.rows;
    const rows = await list();
    expect(rows.map(({ name }) => name)).toEqual(['申请人使用说明', '审批人使用说明', '流程管理员手册']);

    const { status, type, bytes } = await student.getFile(`/api/files/${rows[0]?.fileId}`);
    expect([status, type]).toEqual([200, 'application/pdf']);
    expect(pdfText(bytes).pages.join()).toContain('检查审核人');

    const admin = await server.signIn('admin');
    await admin.delete(`/api/downloads/${rows[0]?.id}`);
    await offer();
    expect((await list()).map(({ name }) => name)).toEqual(['审批人使用说明', '流程管理员手册']);
  });
});
