import type { Definition } from '../../server/contract/definitions.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end, user } from '../support/small-definition.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

const key = 'compared-versions';

describe('two versions', () => {
  const site = useSite();

  it('are compared: both drawings coloured, and settings, form and item as a list in words', async () => {
    const admin = await site.client('admin');
    const step = (id: string, more = {}) =>
      user(id, { mode: 'single', ...more }, [{ kind: 'person', value: '2007000023' }]);
    const bpmn = (steps: ReturnType<typeof step>[]) =>
      drawing(
        key,
        [begin(), apply(), ...steps, end()],
        [`begin -> apply -> ${steps.map(({ id }) => id).join(' -> ')} -> end`],
      );
    const old = content(bpmn([step('gone'), step('check')]));
    await publish(admin, key, '比较的事项', old);
    const { body } = await admin.get<Definition>(`/api/definitions/${key}`);
    const [section] = body.form.sections;
    if (!section) throw new Error('Expected a section.');
    const fields = section.fields.map((field) => (field.key === 'reason' ? { ...field, label: '申请事由' } : field));
    await admin.put(`/api/definitions/${key}/draft`, {
      revision: body.revision,
      bpmn: bpmn([step('check', { dueAfter: 'P2D', whenOverdue: 'pass' }), step('fresh')]),
      form: { ...body.form, sections: [{ ...section, fields }] },
      item: { ...body.item, timeLimit: '3 个工作日' },
      print: body.print,
    });

    const visitor = await site.open('admin');
    const { page } = visitor;
    try {
      await visitor.signIn('admin', `/designer/definitions/${key}`);
      await page.getByRole('button', { name: /版本列表/ }).click();
      await page.getByRole('button', { name: '与当前内容比较' }).click();
      const dialog = page.getByRole('dialog', { name: /比较：版本 1/ });
      const drawings = dialog.getByRole('figure');
      await drawings.nth(0).locator('.compare-removed[data-element-id=gone]').waitFor();
      await drawings.nth(1).locator('.compare-added[data-element-id=fresh]').waitFor();
      for (const at of [0, 1]) await drawings.nth(at).locator('.compare-changed[data-element-id=check]').waitFor();
      const line = (text: RegExp) => dialog.locator('.change').filter({ hasText: text }).first();
      await line(/办理时限.*2 天/).waitFor();
      await line(/超过时限后.*自动同意/).waitFor();
      await line(/名称.*事由 → 申请事由/).waitFor();
      await line(/办理时限.*（无） → 3 个工作日/).waitFor();
      await visitor.picture('compared-versions');
      await page.emulateMedia({ colorScheme: 'dark' });
      await visitor.picture('compared-versions-dark');
      expect(visitor.errors).toEqual([]);
    } catch (error) {
      await visitor.picture('compared-versions-failed');
      throw error;
    }
  });
});
