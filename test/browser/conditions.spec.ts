import type { Definition } from '../../server/contract/definitions.js';
import type { ApiClient } from '../support/api-client.js';
import { apply, begin, choice, content, drawing, end, rule, script } from '../support/small-definition.js';
import { publish } from '../support/publish.js';
import { Canvas } from './support/canvas.js';
import { Designer } from './support/designer.js';
import { Portal } from './support/portal.js';
import { useSite } from './support/site.js';
import './support/to-succeed.js';

jest.setTimeout(180_000);

const key = 'put-together';
const judged = 'judged';
/** A decision of two columns: a level, and whether it is refused. */
const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d"><decision id="verdict" name="评定">
<decisionTable id="t" hitPolicy="FIRST"><input id="i" label="人数"><inputExpression id="ie" typeRef="number"><text>people</text></inputExpression></input>
<output id="o1" label="等级" name="level" typeRef="string"/><output id="o2" label="驳回" name="refused" typeRef="boolean"/>
<rule id="r1"><inputEntry id="e1"><text>&lt; 5</text></inputEntry><outputEntry id="e2"><text>"A"</text></outputEntry><outputEntry id="e3"><text>false</text></outputEntry></rule>
<rule id="r2"><inputEntry id="e4"><text></text></inputEntry><outputEntry id="e5"><text>"B"</text></outputEntry><outputEntry id="e6"><text>true</text></outputEntry></rule>
</decisionTable></decision></definitions>`;

describe('conditions that are put together out of 字段 运算符 值', () => {
  const site = useSite();
  let administrator: ApiClient;

  beforeAll(async () => {
    administrator = await site.client('admin');
    await publish(administrator, key, '外出登记', {
      ...content(drawing(key, [begin(), apply(), end()], ['begin -> apply -> end']), [
        { key: 'people', label: '人数', type: 'number' },
        { key: 'seats', label: '座位数', type: 'number' },
      ]),
      print: '<p>【单】{{people}}</p>',
    });
  });
  const saved = async () => (await administrator.get<Definition>(`/api/definitions/${key}`)).body;

  it('make a rule of the form that compares two fields, and the condition of a part of a print page', async () => {
    const admin = await site.open('conditions');
    await admin.signIn('admin', `/designer/definitions/${key}?tab=form`);
    const { page } = admin;
    const designer = new Designer(admin);
    const panel = page.getByRole('complementary', { name: '属性' }).filter({ visible: true });

    await panel.getByRole('button', { name: '添加规则' }).click();
    const rule = panel.getByRole('group', { name: '规则 1', exact: true });
    await rule.getByText('还没有条件，这条规则不起作用。').waitFor();
    await rule.getByRole('button', { name: '添加条件' }).click();
    await designer.choose('条件 1 字段', '人数', rule);
    await designer.choose('条件 1 运算符', '小于等于', rule);
    await rule.getByRole('button', { name: '改为与另一字段比较' }).click();
    await designer.choose('条件 1 比较的字段', '座位数', rule);
    await designer.fill('不成立时的提示', '座位不够', rule);

    await designer.tab('打印');
    await page.getByRole('button', { name: /^1 / }).click();
    await panel.getByRole('button', { name: '添加条件' }).click();
    await designer.choose('条件 1 字段', '人数', panel);
    await designer.choose('条件 1 运算符', '大于', panel);
    await panel.getByRole('spinbutton', { name: '条件 1 值' }).fill('5');
    await page.keyboard.press('Tab');
    await expect(async () => {
      const { form, print } = await saved();
      expect(form.rules).toEqual([{ check: 'people <= seats', message: '座位不够', fields: ['people', 'seats'] }]);
      expect(print).toMatch(/<p data-when="people &gt; 5">/);
    }).toSucceed(15_000);

    // shown again as it was put together
    await page.reload();
    await designer.tab('表单');
    await rule.getByText('座位数').first().waitFor();
    await rule.getByText('小于等于').first().waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: /发布/ }).click();
    await page.getByText('已发布，没有修改').waitFor();
    expect(admin.errors).toEqual([]);
    await admin.close();

    const applicant = await site.open('conditions-applicant');
    await applicant.signIn('2003000053');
    const portal = new Portal(applicant);
    await portal.apply('外出登记');
    await portal.field('人数').fill('5');
    await portal.field('座位数').fill('4');
    await applicant.page.getByRole('button', { name: '提交', exact: true }).click();
    await applicant.page.getByText('座位不够').first().waitFor();
    await applicant.close();
  });

  it('go by the results of decisions and scripts, column by column, of their types', async () => {
    const { body } = await administrator.post<Definition>('/api/definitions', { key: judged, name: '评定登记' });
    const steps = [
      ...[begin(), apply(), rule('judge', { decisionId: 'verdict', resultVariable: 'verdict', binding: 'deployment' })],
      ...[script('count', 'return 3;', 'answer'), choice('which', 'which_end'), end(), end('good')],
    ];
    const paths = ['begin -> apply -> judge -> count -> which -> end', 'which -> good'];
    const bpmn = drawing(judged, steps, paths);
    const fields = [{ key: 'people', label: '人数', type: 'number' as const }];
    const { status } = await administrator.put(`/api/definitions/${judged}/draft`, {
      ...{ ...content(bpmn, fields), revision: body.revision },
      decisions: [{ name: 'verdict.dmn', dmn }],
    });
    expect(status).toBe(200);
    const admin = await site.open('conditions-results');
    await admin.signIn('admin', `/designer/definitions/${judged}`);
    const { page } = admin;
    const designer = new Designer(admin);
    const canvas = new Canvas(designer);
    const opened = async () => {
      await shape('good').waitFor();
      // the list of problems takes its room below the drawing
      await page
        .getByText(/^错误 \d+ 个/)
        .first()
        .waitFor();
    };
    const shape = (id: string) => page.locator(`.diagram-canvas .djs-shape[data-element-id="${id}"]`);
    await opened();
    await canvas.select('which_good');
    const { panel } = designer;
    await panel.getByText('按字段', { exact: true }).click();
    await panel.getByRole('button', { name: '添加条件' }).click();
    await panel.getByRole('combobox', { name: '条件 1 字段', exact: true }).click();
    const shown = (text: RegExp) => page.getByRole('option', { name: text }).filter({ visible: true }).waitFor();
    await page.getByText('前面步骤的结果', { exact: true }).filter({ visible: true }).waitFor();
    await shown(/verdict · 等级/);
    await shown(/answer/);
    await page.keyboard.press('Escape');
    await designer.choose('条件 1 字段', /verdict · 等级/);
    await designer.choose('条件 1 值', 'A');
    await panel.getByRole('button', { name: '添加条件' }).click();
    await designer.choose('条件 2 字段', /verdict · 驳回/);
    await designer.choose('条件 2 值', '否');
    const written = 'verdict.level = "A" and verdict.refused = false';
    await expect(async () => {
      const now = await administrator.get<Definition>(`/api/definitions/${judged}`);
      expect(now.body.bpmn).toContain(`>${written}<`);
    }).toSucceed(15_000);

    // shown again as it was put together
    await page.reload();
    await opened();
    await canvas.select('which_good');
    await panel.getByText('verdict · 驳回').first().waitFor();

    // the check of expressions knows what stands in it
    await designer.expressionCondition('verdict.levle = 3');
    await panel
      .getByText(/verdict\.levle/)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(admin.errors).toEqual([]);
    await admin.close();
  });
});
