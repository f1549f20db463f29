import type { Designer } from './designer.js';
import { fillItem } from './fill-item.js';

/** 公文印发审批 (process-definitions/document-issue) made from nothing, by mouse and keyboard alone. */
export async function drawDocumentIssue(designer: Designer, name: string): Promise<string> {
  const key = await designer.create(name);
  await fillItem(designer, {
    department: '党政办',
    topic: '行政办公',
    texts: {
      服务说明: '以学校名义印发的公文：通知、决定、意见、报告、请示、函、纪要和规章制度。',
      材料清单: '公文正文（Word）\n附件（如有）',
      办理时限: '5 个工作日',
      咨询电话: '87150001',
    },
  });
  await makeForm(designer);
  await drawSteps(designer);
  await drawBranches(designer);
  await drawSealing(designer);
  await drawEnd(designer);
  await setTimesAndRights(designer);
  await makePrintPage(designer);
  return key;
}

async function makeForm(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('表单');
  await designer.renameSection('申请内容', '公文');
  await page.getByRole('button', { name: /申请事由/ }).click();
  await page.keyboard.press('Delete');
  await designer.selectSection('公文');
  await designer.addField('单行文本', '公文标题', { key: 'title', isRequired: true, isWide: true });
  await designer.addField('下拉选择', '文种', {
    key: 'kind',
    isRequired: true,
    options: [
      'notice=通知',
      'decision=决定',
      'opinion=意见',
      'report=报告',
      'request=请示',
      'letter=函',
      'minutes=纪要',
      'rules=办法、规定',
    ],
  });
  await designer.addField('单选', '规章制度', {
    key: 'isRegulation',
    isRequired: true,
    help: '规章制度由法治办审核',
    options: ['no=否', 'yes=是'],
  });
  await designer.addField('单选', '密级', {
    key: 'secrecy',
    isRequired: true,
    help: '涉密公文由保密办审核；国家秘密不得在本系统中起草',
    options: ['public=公开', 'internal=内部', 'secret=涉密'],
  });
  await designer.addField('单选', '缓急', {
    key: 'urgency',
    isRequired: true,
    options: ['normal=平件', 'urgent=急件', 'mostUrgent=特急'],
  });
  await designer.addField('单行文本', '主送', { key: 'mainRecipients', isRequired: true, limits: { 最多字数: 300 } });
  await designer.addField('单行文本', '抄送', { key: 'copyRecipients', limits: { 最多字数: 300 } });
  await designer.addField('部门', '会签部门', {
    key: 'countersigners',
    isWide: true,
    help: '由所选部门的负责人同时会签；不选则不会签',
    limits: { 最多部门数: 20 },
  });
  await designer.addField('多选', '印章', {
    key: 'seals',
    isRequired: true,
    options: ['school=学院印章', 'party=党委印章'],
  });
  await designer.addField('数字', '印制份数', {
    key: 'copies',
    isRequired: true,
    limits: { 最小值: 1, 最大值: 500, 小数位数: 0 },
    unit: '份',
  });
  await designer.addField('附件', '正文', { key: 'body', isRequired: true, limits: { 最多文件数: 3 } });
  await designer.addField('附件', '附件', { key: 'enclosures', limits: { 最多文件数: 10 } });
  await designer.addSection('编号与签发');
  await designer.addField('单行文本', '文号', {
    key: 'documentNumber',
    placeholder: '浙艺院〔2026〕1 号',
    help: '党政办初审时拟编',
    limits: { 最多字数: 60 },
  });
  await designer.addField('审核人', '签发人', { key: 'signer' });
  await designer.panel.getByRole('button', { name: '添加审核人分组' }).click();
  await designer.fill('分组名称', '校领导');
  await designer.choose('选择角色或岗位', '校领导');
  await designer.addSection('分发与归档');
  await designer.addField('日期', '分发日期', { key: 'distributedOn' });
  await designer.addField('单行文本', '归档号', { key: 'archiveNumber', limits: { 最多字数: 60 } });
  await designer.addField('人员', '知会人员', {
    key: 'readers',
    isWide: true,
    help: '分发后知会这些人员',
    limits: { 最多人数: 50 },
  });
}

async function drawSteps(designer: Designer): Promise<void> {
  await designer.tab('流程图');
  await designer.select('申请人');
  await designer.rename('拟稿');
  for (const step of ['核稿', '部门会签', '党政办初审', '分管领导', '签发']) {
    await designer.append('后接审批');
    await designer.select('审批');
    await designer.rename(step);
  }
  await designer.approvers('表单中的人员', '签发人');
  await designer.choose('找不到审批人时', /^不允许提交/);
  await designer.buttons({ 同意: '签发', 不同意: '不同意' });
  await designer.select('核稿');
  await designer.choose('审批人是申请人本人时', '交给其上级负责人');
  await designer.select('党政办初审');
  await designer.approvers('角色', '公文管理员');
  await designer.buttons({ 不同意: '不同意', 转办: true });
  await designer.select('分管领导');
  await designer.choose('多人审批时', /^或签/);
  await designer.approvers('角色', '分管领导');
  await designer.buttons({ 不同意: '不同意' });
  // each of the chosen departments has a task of its own
  await designer.select('部门会签');
  await designer.turn('重复执行', true);
  await designer.choose('对谁各办一次', '表单「会签部门」选的每个部门');
  await designer.nameItem('office');
  await designer.choose('规则 1 部门', /^逐项办理/);
  await designer.choose('多人审批时', /^或签/);
  await designer.buttons({ 转办: true });
}

async function drawBranches(designer: Designer): Promise<void> {
  await designer.select('部门会签');
  await designer.append('后接包容分支');
  await designer.panel.getByRole('heading', { name: '（未命名）', level: 2 }).waitFor();
  await designer.fill('名称', '涉及哪些审核？');
  for (const [step, role] of [
    ['法治办审核', '法治办'],
    ['保密办审核', '保密办'],
  ] as const) {
    await designer.select('审批');
    await designer.rename(step);
    await designer.choose('多人审批时', /^或签/);
    await designer.approvers('角色', role);
  }
  await designer.select('条件一');
  await designer.rename('规章');
  await designer.condition('规章制度', '等于', '是');
  await designer.select('条件二');
  await designer.rename('涉密');
  await designer.condition('密级', '等于', '涉密');
  await designer.select('其他情况');
  await designer.rename('其他');
}

async function drawSealing(designer: Designer): Promise<void> {
  await designer.select('签发');
  await designer.appendFromMenu('调用', '调用活动');
  await designer.panel.getByRole('heading', { name: '（未命名）', level: 2 }).waitFor();
  await designer.rename('用印');
  await designer.calls('公文用印');
  // who applies is said by the case itself: the two first of the fields with the same names
  await designer.panel
    .getByRole('button', { name: /同名字段/ })
    .first()
    .click();
  for (let i = 0; i < 2; i++) await designer.panel.getByRole('button', { name: '输入变量 1 删除' }).click();
  await designer.select('用印');
  await designer.appendFromMenu('错误', '错误边界事件');
  await designer.panel.getByRole('heading', { name: '（未命名）', level: 2 }).waitFor();
  await designer.rename('未能用印');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('用印复核');
  await designer.approvers('角色', '公文管理员');
  await designer.buttons({ 同意: '重新用印', 加签: false, 转办: true, 不同意: '不同意' });
  await designer.select('用印复核');
  await designer.connectTo('用印');
}

async function drawEnd(designer: Designer): Promise<void> {
  await designer.select('用印');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('分发');
  await designer.approvers('角色', '公文管理员');
  await designer.buttons({ 同意: '已分发', 退回: false, 转办: true });
  await designer.select('分发');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('归档');
  await designer.approvers('角色', '公文管理员');
  await designer.buttons({ 同意: '已归档', 退回: false, 加签: false, 转办: true });
  await designer.select('分发');
  await designer.appendFromMenu('抄送', '抄送');
  await designer.select('阅知');
  await designer.rename('知会');
  await designer.approvers('表单中的人员', '知会人员');
}

async function setTimesAndRights(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('流程配置');
  await page.getByText('步骤设置', { exact: true }).first().click();
  await page.getByRole('spinbutton', { name: '核稿 提醒' }).fill('24');
  await page.getByRole('spinbutton', { name: '核稿 提醒' }).press('Tab');
  await page.getByRole('combobox', { name: '核稿 提醒的单位' }).selectOption({ label: '小时' });
  await page.getByRole('combobox', { name: '核稿 计时' }).selectOption({ label: '自然时间' });
  await page.getByRole('button', { name: /^核稿/ }).first().click();
  await page.getByRole('button', { name: '把「核稿」的提醒填到以下步骤' }).click();
  await page.getByRole('spinbutton', { name: '知会 提醒' }).fill('0');
  await page.getByRole('spinbutton', { name: '知会 提醒' }).press('Tab');

  await page.getByText('字段权限', { exact: true }).first().click();
  await designer.rights(['文号', '拟稿'], ['签发人', '保密办审核'], '隐藏');
  await designer.rights(['分发日期', '拟稿'], ['知会人员', '签发'], '隐藏');
  await designer.rights(['分发日期', '用印复核'], ['知会人员', '用印复核'], '隐藏');
  await designer.rights(['归档号', '分发'], ['归档号', '分发'], '隐藏');
  await designer.rights(['归档号', '知会'], ['归档号', '知会'], '隐藏');
  await designer.rights(['公文标题', '核稿'], ['公文标题', '核稿'], '可写');
  await designer.rights(['主送', '核稿'], ['会签部门', '核稿'], '可写');
  await designer.rights(['正文', '核稿'], ['正文', '核稿'], '可写');
  await designer.rights(['密级', '保密办审核'], ['密级', '保密办审核'], '可写');
  await designer.rights(['公文标题', '党政办初审'], ['公文标题', '党政办初审'], '可写');
  await designer.rights(['缓急', '党政办初审'], ['抄送', '党政办初审'], '可写');
  await designer.rights(['印章', '党政办初审'], ['正文', '党政办初审'], '可写');
  await designer.rights(['文号', '党政办初审'], ['签发人', '党政办初审'], '必填');
  await designer.rights(['印章', '用印复核'], ['印制份数', '用印复核'], '可写');
  await designer.rights(['文号', '用印复核'], ['文号', '用印复核'], '必填');
  await designer.rights(['分发日期', '分发'], ['分发日期', '分发'], '必填');
  await designer.rights(['知会人员', '分发'], ['知会人员', '分发'], '可写');
  await designer.rights(['归档号', '归档'], ['归档号', '归档'], '必填');
}

async function makePrintPage(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('打印');
  await page.getByRole('button', { name: '1 标题' }).click();
  await designer.fill('文字', '发文稿纸');
  await page.getByRole('button', { name: '步骤签署栏', exact: true }).click();
  await page.getByText('网页预览', { exact: true }).click();
  const paper = page.getByRole('article', { name: '打印预览' });
  await paper.getByText('签发意见').waitFor();
  await paper.getByRole('heading', { name: '发文稿纸' }).waitFor();
}
