import { makeTable } from './design-decision.js';
import { addRule, addTable, linkField, removeFields } from './design-form.js';
import { handFields } from './design-service.js';
import type { Designer } from './designer.js';
import { fillItem } from './fill-item.js';
import { writeExpression } from './expressions.js';

/** 机动车进校通行证申请 (process-definitions/vehicle-pass) made from nothing, by mouse and keyboard alone. */
export async function drawVehiclePass(designer: Designer, name: string): Promise<string> {
  const key = await designer.create(name);
  await fillItem(designer, {
    department: '保卫处',
    topic: '保卫',
    audiences: ['学生', '校外人员'],
    texts: {
      服务说明: '教职工、学生和校外人员的机动车进校通行证。期限和数量按申请人类别核定。',
      材料清单: '行驶证',
      办理时限: '2 个工作日',
      咨询电话: '87150110',
    },
  });
  await makeForm(designer);
  await drawDecision(designer);
  await drawKinds(designer);
  await drawExcess(designer);
  await drawIssue(designer);
  await setTimesAndRights(designer);
  await makePrintPage(designer);
  return key;
}

async function makeForm(designer: Designer): Promise<void> {
  await designer.tab('表单');
  await removeFields(designer, '申请时间', '申请事由');
  await designer.selectField('联系方式');
  await designer.fill('名称', '联系电话');
  await designer.turn('必填', true);
  await designer.addField('单选', '申请人类别', {
    key: 'kind',
    isRequired: true,
    options: ['teacher=教职工', 'student=学生', 'external=校外人员'],
    help: '教职工 2 张、12 个月；学生 1 张、6 个月；校外常驻合作单位 2 张、6 个月，其他 1 张、1 个月',
  });
  await designer.selectSection('申请内容');
  await designer.addField('下拉选择', '进校事由', {
    key: 'purpose',
    isRequired: true,
    options: ['commute=上下班、上下学', 'partner=常驻合作单位', 'works=施工、送货', 'visit=来访、培训'],
  });
  await designer.addField('日期', '开始日期', { key: 'startsOn', isRequired: true });
  await designer.addField('单行文本', '所在单位', { key: 'company', limits: { 最多字数: 100 } });
  await linkField(designer, '显示条件', '申请人类别', '等于', '校外人员');
  await linkField(designer, '必填条件', '申请人类别', '等于', '校外人员');
  await designer.addField('人员', '接待人', { key: 'host', limits: { 最多人数: 1 }, help: '由接待人核实后转保卫处' });
  await linkField(designer, '显示条件', '申请人类别', '等于', '校外人员');
  await linkField(designer, '必填条件', '申请人类别', '等于', '校外人员');
  await addTable(designer, '车辆', { key: 'vehicles', isRequired: true, limits: { 最多行数: 5 } }, [
    { label: '车牌号', key: 'plate', isRequired: true, limits: { 最少字数: 7, 最多字数: 8 } },
    { label: '车主', key: 'owner', isRequired: true, limits: { 最多字数: 40 } },
    { label: '品牌型号', key: 'model', limits: { 最多字数: 60 } },
  ]);
  await designer.addField('图片', '行驶证', { key: 'license', isWide: false, limits: { 最多文件数: 5 } });
  await designer.addField('多行文本', '说明', {
    key: 'note',
    placeholder: '超出核定数量的请写明原因',
    limits: { 最多字数: 500 },
  });
  await designer.addSection('发证');
  await designer.addField('单行文本', '通行证编号', {
    key: 'passNumbers',
    isWide: true,
    placeholder: '几张的用顿号分开',
    limits: { 最多字数: 200 },
  });
  await addRule(designer, 1, 'date(startsOn) >= today()', '开始日期不能早于今天');
  await addRule(designer, 2, 'count(distinct values(vehicles.plate)) = count(vehicles)', '车牌号重复了');
}

async function drawDecision(designer: Designer): Promise<void> {
  await designer.tab('流程图');
  await designer.select('申请人');
  await designer.appendFromMenu('决策', '业务规则任务');
  await designer.unnamed();
  await designer.rename('核定期限与数量');
  await makeTable(
    designer,
    {
      name: '通行证期限与数量',
      inputs: ['kind', 'purpose'],
      outputs: [
        { label: '有效期（月）', name: 'months', type: '数字' },
        { label: '数量（张）', name: 'passes', type: '数字' },
      ],
      rules: [
        ['"teacher"', '', '12', '2'],
        ['"student"', '', '6', '1'],
        ['"external"', '"partner"', '6', '2'],
        ['"external"', 'not("partner")', '1', '1'],
      ],
    },
    ['申请人类别', '进校事由', '有效期（月）', '数量（张）'],
  );
  await designer.fill('结果变量', 'limit');
  await handFields(designer, '申请人类别', '进校事由');
}

async function drawKinds(designer: Designer): Promise<void> {
  await designer.append('后接条件分支');
  await designer.unnamed();
  await designer.fill('名称', '申请人类别？');
  await designer.select('审批');
  await designer.rename('部门负责人');
  await designer.choose('审批人是申请人本人时', '自动跳过');
  await designer.buttons({ 不同意: true });
  await designer.select('满足条件');
  await designer.rename('教职工');
  await designer.condition('申请人类别', '等于', '教职工');
  await designer.select('审批');
  await designer.rename('接待人');
  await designer.approvers('表单中的人员', '接待人');
  await designer.choose('找不到审批人时', /^不允许提交/);
  await designer.buttons({ 不同意: true });
  await designer.select('其他情况');
  await designer.rename('校外人员');
  // one way more goes where the others go
  await designer.select('申请人类别？');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('学工部');
  await designer.choose('规则 1 部门', /学工部/);
  await designer.buttons({ 不同意: true });
  await designer.select('满足条件');
  await designer.rename('学生');
  await designer.condition('申请人类别', '等于', '学生');
}

async function drawExcess(designer: Designer): Promise<void> {
  await designer.selectGateway('right', '部门负责人');
  await designer.append('后接条件分支');
  await designer.unnamed();
  await designer.fill('名称', '超出核定数量？');
  await designer.select('审批');
  await designer.rename('保卫处负责人');
  await designer.choose('规则 1 部门', /保卫处/);
  await designer.buttons({ 同意: '同意增加', 不同意: true });
  await designer.select('满足条件');
  await designer.rename('是');
  await designer.expressionCondition('count(vehicles) > limit.passes');
  // nobody is asked on the other way
  await designer.select('审批');
  await designer.page.keyboard.press('Delete');
  await designer.select('其他情况');
  await designer.rename('否');
}

async function drawIssue(designer: Designer): Promise<void> {
  await designer.selectGateway('right', '保卫处负责人');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('保卫处发证');
  await designer.approvers('岗位', '教职工');
  await designer.choose('规则 1 部门', /保卫处/);
  await designer.buttons({ 同意: '发证', 不同意: '不予办理', 转办: true });
  await designer.append('后接定时');
  await designer.select('等待');
  await designer.rename('到期');
  await designer.choose('方式', '等到某个时刻');
  await designer.panel.getByRole('region', { name: /^时间/ }).getByRole('button', { name: '高级' }).click();
  await writeExpression(
    designer.panel,
    'ISO 8601 或 FEEL 表达式',
    'date(startsOn) + duration("P" + string(limit.months) + "M")',
  );
  await designer.select('完成');
  await designer.rename('通行证失效');
}

async function setTimesAndRights(designer: Designer): Promise<void> {
  await designer.remind(24, '部门负责人', '学工部', '接待人', '保卫处负责人', '保卫处发证');
  await designer.showRights();
  await designer.rights(['通行证编号', '申请人'], ['通行证编号', '保卫处发证'], '隐藏');
  await designer.rights(['通行证编号', '保卫处发证'], ['通行证编号', '保卫处发证'], '必填');
}

async function makePrintPage(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('打印');
  await page.getByRole('button', { name: '1 标题' }).click();
  await designer.fill('文字', '机动车进校通行证申请表');
  await page.getByText('网页预览', { exact: true }).click();
  const paper = page.getByRole('article', { name: '打印预览' });
  await paper.getByRole('heading', { name: '机动车进校通行证申请表' }).waitFor();
  await paper.getByRole('columnheader', { name: '车牌号' }).waitFor();
}
