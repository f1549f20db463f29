import type { Definition } from '../../server/contract/definitions.js';
import type { FieldOption, FormField } from '../../server/contract/forms.js';
import { publish } from '../support/publish.js';
import { apply, begin, content, drawing, end } from '../support/small-definition.js';
import type { Device, Visitor } from './support/browser.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';

jest.setTimeout(180_000);

describe('mistakes in a form', () => {
  const site = useSite();
  let visitor: Visitor;
  let portal: Portal;

  beforeAll(async () => {
    visitor = await site.open('applicant');
    await visitor.signIn('2003000053');
    portal = new Portal(visitor);
    await portal.apply('工会困难补助申请');
  });

  it('puts a new amount in the place of the old one for those who go by Tab', async () => {
    const amount = portal.field('申请金额');
    const { keyboard } = visitor.page;
    await amount.fill('3000');
    await keyboard.press('Tab');
    expect(await amount.inputValue()).toBe('3,000.00');
    await keyboard.press('Shift+Tab');
    await keyboard.type('500');
    await keyboard.press('Tab');
    expect(await amount.inputValue()).toBe('500.00');
  });

  it('says beside the field why 检查审核人 cannot check', async () => {
    await portal.field('申请金额').fill('90000');
    await portal.button('检查审核人').click();
    await visitor.page.getByText('「申请金额」不能大于 20000 元').first().waitFor();
    await visitor.page.getByRole('dialog', { name: '检查审核人' }).waitFor({ state: 'hidden' });
    expect(visitor.errors).toEqual([]);
  });

  describe('an old draft whose choices are not offered any more', () => {
    const kinds = [
      { value: 'book', label: '图书' },
      { value: 'device', label: '设备' },
    ];
    const places = (...rooms: FieldOption[]) => [{ value: 'north', label: '北校区', children: rooms }];
    const hall = { value: 'hall', label: '艺术馆' };
    const fieldsWith = (options: FieldOption[], place: FieldOption[]): FormField[] => [
      { key: 'place', label: '地点', type: 'cascade', options: place },
      { key: 'kind', label: '类别', type: 'select', options },
      { key: 'several', label: '用途', type: 'checkbox', options },
    ];

    it.each<[Device]>([['desktop'], ['phone']])('is mended and submitted on a %s', async (device) => {
      const key = `old-choices-${device}`;
      const admin = await site.client('admin');
      const applicant = await site.client('2003000053');
      const bpmn = drawing(key, [begin(), apply(), end()], ['begin -> apply -> end']);
      const fields = fieldsWith(kinds, places(hall, { value: 'library', label: '图书馆' }));
      await publish(admin, key, '选项会变的事项', { ...content(bpmn, fields), print: '' });
      const { body: draft } = await applicant.post<{ id: string }>('/api/applications', {
        itemKey: key,
        data: { place: ['north', 'library'], kind: 'device', several: ['book', 'device'] },
      });
      const { body: old } = await admin.get<Definition>(`/api/definitions/${key}`);
      const { body: saved } = await admin.put<Definition>(`/api/definitions/${key}/draft`, {
        ...content(bpmn, fieldsWith(kinds.slice(0, 1), places(hall))),
        print: '',
        revision: old.revision,
      });
      expect((await admin.post(`/api/definitions/${key}/publish`, { revision: saved.revision })).status).toBe(200);

      const applying = await site.open('applicant', device);
      const { page } = applying;
      await applying.signIn('2003000053', `/applications/${draft.id}/edit`);
      const submit = page.getByRole('button', { name: '提交', exact: true }).first();
      await submit.click();
      await page.getByText('还有 3 处需要修改').waitFor();
      // keys are nothing for people
      expect(await page.getByRole('main').innerText()).not.toMatch(/device|library/);

      await page.getByText('已取消的选项（请去掉）').click();
      if (device === 'desktop') {
        await page.getByRole('combobox', { name: '地点' }).click();
        await page.getByRole('menuitem', { name: '北校区' }).click();
        await page.getByRole('menuitem', { name: '艺术馆' }).click();
        await new Portal(applying).pick('类别', '图书');
      } else {
        await page.getByRole('textbox', { name: '地点' }).click();
        await page.getByRole('dialog', { name: '地点' }).getByText('北校区').click();
        await page.getByRole('dialog', { name: '地点' }).getByText('艺术馆').click();
        await page.getByRole('textbox', { name: '类别' }).click();
        await page.getByRole('dialog', { name: '类别' }).getByRole('radio', { name: '图书' }).click();
      }
      await submit.click();
      await page.waitForURL(/\/applications\/[^/]+$/);
      const { body } = await applicant.get<{ form: { data: object } }>(`/api/applications/${draft.id}`);
      expect(body.form.data).toMatchObject({ place: ['north', 'hall'], kind: 'book', several: ['book'] });
      expect(applying.errors).toEqual([]);
      await applying.close();
    });
  });
});
