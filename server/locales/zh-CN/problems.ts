import type { DecisionProblemCode, Problem, ProblemCode } from '@xiaowu/engine';
import { elementName } from './bpmn-elements.js';

type Data = Problem['data'];
type Sentence = (data: Data) => string;

/** A value of the problem's data as text. */
const text = (data: Data, name: string) => String(data[name] ?? '');

/** Names of a list in a row. */
const list = (data: Data, name: string) => (Array.isArray(data[name]) ? data[name].join('、') : '');

/** Where in the file, as far as it is known. */
const place = (data: Data) =>
  data['line'] === undefined ? '' : `（第 ${text(data, 'line')} 行第 ${text(data, 'column')} 列）`;

/** Allowed words of an attribute, when there are any to name. */
const allowed = ({ expected }: Data) => (Array.isArray(expected) ? `，可用的值：${expected.join('、')}` : '');

const approverKinds: Record<string, string> = {
  person: '人员',
  role: '角色',
  post: '岗位',
  field: '表单字段',
  expression: '表达式',
};

/** Where in a form an expression stands. */
export const formPartNames = {
  visibleWhen: '显示条件',
  requiredWhen: '必填条件',
  expression: '公式',
  check: '校验条件',
} as const;
const eventKinds: Record<string, string> = {
  error: '错误',
  escalation: '升级',
  cancel: '取消',
  compensation: '补偿',
  link: '链接',
  terminate: '终止',
};
const places: Record<string, string> = {
  approver: '审批人',
  standIn: '代办人',
  supervisor: '督办人',
  notice: '通知对象',
};
/** What names somebody of the organization: a setting of a step, or a group of a field of the form. */
const namedBy = (d: Data) =>
  d['step'] === undefined
    ? `表单「${text(d, 'field')}」的分组「${text(d, 'group')}」`
    : `步骤「${text(d, 'step')}」的${places[text(d, 'place')] ?? '设置'}`;

const eventKind = (data: Data) => eventKinds[text(data, 'kind')] ?? text(data, 'kind');

/** What this server finds itself: in the form, between form and drawing, in the item data. */
const serverSentences = {
  'approvers.previousUnsupported': (d) =>
    `步骤「${text(d, 'step')}」紧接在申请之后，其审批人不能由上一步选择，请改用表单中的人员字段`,
  // form
  'form.duplicateKey': (d) => `表单中有多个字段的标识是 ${text(d, 'field')}，请改成不同的标识`,
  'form.duplicateColumn': (d) => `明细表「${text(d, 'field')}」有多列的标识是 ${text(d, 'column')}，请改成不同的标识`,
  'form.reservedKey': (d) => `「${text(d, 'field')}」的标识 ${text(d, 'key')} 是保留字，请换一个`,
  'form.limitsCross': (d) => `「${text(d, 'field')}」的下限大于上限，请修改`,
  'form.optionsMissing': (d) => `请为「${text(d, 'field')}」添加选项`,
  'form.duplicateOption': (d) => `「${text(d, 'field')}」有多个选项的值是 ${text(d, 'option')}，请改成不同的值`,
  'form.expressionMissing': (d) => `请为计算字段「${text(d, 'field')}」填写公式`,
  'form.expressionInvalid': (d) => `「${text(d, 'field')}」的${text(d, 'part')}写法有误，请修改`,
  'form.expressionUnknownField': (d) =>
    `「${text(d, 'field')}」的${text(d, 'part')}用到了表单中没有的字段 ${text(d, 'name')}，请修改`,
  'form.circle': (d) => `公式或显示条件互相依赖，永远算不出结果：${text(d, 'fields')}，请修改其中一个`,
  'form.ruleUnknownField': (d) =>
    `校验规则「${text(d, 'rule')}」的提示位置 ${text(d, 'name')} 不是表单中的字段，请修改`,
  'form.searchedType': (d) => `「${text(d, 'field')}」不是下拉选择，不能设为按需搜索选项`,
  'form.columnsMissing': (d) => `请为明细表「${text(d, 'field')}」添加列`,
  'form.columnType': (d) => `明细表「${text(d, 'field')}」的列「${text(d, 'column')}」不能用这种类型，请换一种`,
  'form.approverFieldType': (d) =>
    `步骤「${text(d, 'step')}」的审批人取自「${text(d, 'field')}」，但它不是人员或审核人字段，请重新选择`,
  // service tasks
  'service.typeUnknown': (d) =>
    `本系统没有「${text(d, 'type')}」这种服务，流程走到这里会停下，请改为 HTTP 调用并填写地址`,
  'service.settingInvalid': (d) =>
    text(d, 'value') === ''
      ? `请填写服务调用的 ${text(d, 'name')}`
      : `服务调用的 ${text(d, 'name')} 不能是「${text(d, 'value')}」，请修改`,
  'service.settingUnknown': (d) => `服务调用没有 ${text(d, 'name')} 这项设置，它不起作用，可以删除`,
  // what others have to publish
  'call.unknown': (d) => `要调用的流程 ${text(d, 'id')} 还没有发布，流程走到这里会停下，请先发布它，或另选一个流程`,
  'decision.unknown': (d) => `决策 ${text(d, 'id')} 还没有，流程走到这里会停下，请添加决策表，或另选一个决策`,
  // names that the organization does not have
  'organization.personUnknown': (d) => `${namedBy(d)}用到的工号 ${text(d, 'name')} 在本校不存在，请重新选择人员`,
  'organization.personLeft': (d) => `${namedBy(d)}${text(d, 'label')}（${text(d, 'name')}）已停用，请另选一人`,
  'organization.roleUnknown': (d) =>
    `${namedBy(d)}用到的角色 ${text(d, 'name')} 在本校不存在，请另选角色，或请系统管理员添加它`,
  'organization.roleEmpty': (d) =>
    `${namedBy(d)}用到的角色「${text(d, 'label')}」还没有在职的成员，请为它添加成员，或另选角色`,
  'organization.postUnknown': (d) => `${namedBy(d)}用到的岗位「${text(d, 'name')}」在本校无人担任，请另选岗位`,
  'organization.departmentUnknown': (d) => `${namedBy(d)}用到的部门 ${text(d, 'name')} 在本校不存在，请重新选择部门`,
  // notices
  'notice.unknownName': (d) =>
    `通知内容中的 {{${text(d, 'name')}}} 不是可以使用的名称，请从通知内容下方列出的名称中选用`,
  'notice.unknownChannel': (d) => `没有「${text(d, 'name')}」这种通知方式，请在通知中重新选择方式`,
  'notice.braces': () => '通知内容中的 {{ 和 }} 没有成对，请补全或删去',
  // item
  'item.departmentUnknown': () => '请在基本信息中选择办理部门',
  'item.topicMissing': () => '请在基本信息中选择事项主题',
  'item.applicantUnknown': () => '基本信息中自动发起时的申请人不存在或已停用，请另选一人',
  'start.applicantMissing': () => '定时开始的流程请在基本信息中设置自动发起时的申请人',
  // trial runs
  'trial.processMissing': (d) => `试运行「${text(d, 'trial')}」所用的流程已不在图中，请删除这个试运行或重新保留`,
  'trial.stopped': (d) =>
    `试运行「${text(d, 'trial')}」走不下去了：第 ${text(d, 'act')} 步要办理的环节现在不会到达。请在「试运行」中重新走一遍并保存，或改正流程图`,
  'trial.otherDecision': (d) =>
    `试运行「${text(d, 'trial')}」第 ${text(d, 'act')} 步的决策表原来得出 ${text(d, 'expected')}，现在${d['found'] === undefined ? `得不出结果：${text(d, 'reason')}` : `得出 ${text(d, 'found')}`}。请在「试运行」中重新走一遍并保存，或改正决策表`,
  'trial.otherOutcome': (d) =>
    `试运行「${text(d, 'trial')}」的结果与保存时不同。请在「试运行」中重新走一遍并保存，或改正流程图`,
  // print pages
  'print.unknownField': (d) =>
    `打印模板「${text(d, 'template')}」中的 {{${text(d, 'name')}}} 不是表单中的字段，请修改模板或表单`,
  'print.conditionInvalid': (d) =>
    `打印模板「${text(d, 'template')}」的显示条件「${text(d, 'condition')}」写法有误，请修改`,
  'print.conditionUnknownField': (d) =>
    `打印模板「${text(d, 'template')}」的显示条件用到了表单中没有的字段 ${text(d, 'name')}，请修改`,
  'print.unknownStep': (d) =>
    `打印模板「${text(d, 'template')}」用到的步骤 ${text(d, 'step')} 不在流程图中，请重新选择步骤`,
  'print.duplicateKey': (d) => `有多个打印模板的标识是 ${text(d, 'key')}，请改成不同的标识`,
  // decisions
  'decision.fileInvalid': (d) => `决策文件「${text(d, 'file')}」不是可用的 DMN 文件${place(d)}，请重新导出`,
  'decision.idMissing': (d) => `决策文件「${text(d, 'file')}」中有决策没有标识，请填写`,
  'decision.duplicate': (d) => `有多个决策的标识与「${text(d, 'decision')}」相同，请改成不同的标识`,
  'decision.unsupported': (d) =>
    `决策「${text(d, 'decision')}」使用了暂不支持的内容（${text(d, 'type').replace('dmn:', '')}），请改用决策表或表达式`,
  'decision.logicMissing': (d) => `请为决策「${text(d, 'decision')}」填写决策表或表达式`,
  'decision.hitPolicy': (d) => `决策表「${text(d, 'decision')}」的命中策略「${text(d, 'value')}」无效，请重新选择`,
  'decision.outputMissing': (d) => `请为决策表「${text(d, 'decision')}」添加输出列`,
  'decision.outputNameMissing': (d) => `决策表「${text(d, 'decision')}」有多个输出列，请为每一列填写名称`,
  'decision.outputValuesMissing': (d) =>
    `决策表「${text(d, 'decision')}」按优先级取结果，请为输出列按重要程度列出可选值`,
  'decision.aggregationOfSeveral': (d) => `决策表「${text(d, 'decision')}」要汇总结果，只能有一个输出列`,
  'decision.tooLarge': (d) => `决策表「${text(d, 'decision')}」太大，最多 ${text(d, 'maxCells')} 格，请拆分`,
  'decision.ruleIncomplete': (d) =>
    `决策表「${text(d, 'decision')}」第 ${text(d, 'rule')} 行的格数与列数不一致，请补齐`,
  'decision.language': (d) => `决策「${text(d, 'decision')}」只能使用 FEEL，请修改表达式语言`,
  'decision.expression': (d) =>
    `决策「${text(d, 'decision')}」${d['rule'] === undefined ? '' : `第 ${text(d, 'rule')} 行`}的「${text(d, 'expression')}」写法有误，请修改`,
  'decision.entryNameMissing': (d) => `请为决策「${text(d, 'decision')}」的每一项、每一列和每个参数填写名称`,
  'decision.nameRepeated': (d) => `决策「${text(d, 'decision')}」中「${text(d, 'name')}」出现了多次，请改成不同的名称`,
  'decision.knowledgeMissing': (d) =>
    `决策「${text(d, 'decision')}」调用了「${text(d, 'name')}」，但没有依赖这个业务知识模型，请添加依赖`,
  'decision.parameterUnknown': (d) =>
    `决策「${text(d, 'decision')}」调用「${text(d, 'name')}」时给了它没有的参数「${text(d, 'parameter')}」，请改正`,
  'decision.callInExpression': (d) =>
    `决策「${text(d, 'decision')}」在表达式「${text(d, 'expression')}」中直接调用了「${text(d, 'name')}」，请改用调用（invocation）`,
  'decision.requiredMissing': (d) => `这个决策依赖的决策 ${text(d, 'required')} 不存在，请添加或去掉依赖`,
  'decision.circle': (d) =>
    `决策互相依赖成环（${Array.isArray(d['path']) ? d['path'].join(' → ') : ''}），请去掉其中一个依赖`,
  'definition.tooComplex': () => '流程太大或太复杂，无法检查，请拆成几个较小的流程',
  // file
  'start.sameMessage': (d) =>
    `图中有多处由消息「${text(d, 'name')}」启动流程，收到时无法确定启动哪一个，请改用不同的消息`,
} satisfies Record<string, Sentence> & Record<DecisionProblemCode, Sentence>;

/** What the engine finds; a code without a sentence does not compile. */
const engineSentences: Record<ProblemCode, Sentence> = {
  // file
  'xml.tooLong': () => '流程文件太大，请删减后重试',
  'xml.tooDeep': (d) => `流程文件嵌套层次太多${place(d)}，请检查文件`,
  'xml.tooManyElements': (d) => `流程文件中的图形太多，最多 ${text(d, 'maxElements')} 个，请拆成几个流程`,
  'xml.tooManyAttributes': (d) => `有一个图形的属性太多${place(d)}，最多 ${text(d, 'maxAttributes')} 个，请检查文件`,
  'xml.encoding': () => '流程文件应使用 UTF-8 编码，请另存后重试',
  'xml.doctype': (d) => `流程文件不能包含 DOCTYPE 声明${place(d)}，请删除`,
  'xml.entity': (d) => `流程文件中有不能识别的实体引用${place(d)}，请把单独的 & 写成 &amp;`,
  'xml.notWellFormed': (d) => `流程文件不完整或格式有误${place(d)}，请重新导出`,
  'xml.notBpmn': () => '这不是 BPMN 2.0 流程文件，请检查文件',
  'xml.unparsable': () => '流程文件中有不能识别的内容，请删除后重试',
  'xml.tooManyProblems': (d) => `共有 ${text(d, 'count')} 个问题，只列出了一部分，请先改正这些`,
  'id.duplicate': () => '有多个图形使用了这个标识，请改成不同的标识',
  'id.invalid': () => '图形的标识只能用英文字母、数字、下划线、短横线和点，并以字母或下划线开头，请修改',
  'reference.unresolved': (d) => `引用的 ${text(d, 'id')} 不存在，请重新连接或删除`,
  'attribute.unknown': (d) => `属性 ${text(d, 'name')} 不能识别，请删除`,
  'attribute.invalid': (d) => `属性 ${text(d, 'name')} 的值「${text(d, 'value')}」无效${allowed(d)}，请修改`,
  'attribute.missing': (d) => `这个图形缺少属性 ${text(d, 'name')}，请填写`,
  'extension.misplaced': (d) => `设置 ${text(d, 'type')} 不能放在这个图形上，请删除`,
  'extension.repeated': (d) => `设置 ${text(d, 'type')} ${text(d, 'name')} 重复，请只保留一个`,
  'extension.ignored': (d) => `设置 ${text(d, 'name')} 来自其他工具，运行时不起作用，可以删除`,
  // process
  'process.missing': () => '文件中没有流程，请先画出流程',
  'process.notExecutable': () => '流程没有设为可执行，请勾选「可执行」',
  'process.severalMain': () => '只能有一个流程是「由申请人发起」的，请在其他流程上取消',
  // start and end
  'start.missing': () => '请添加一个开始事件',
  'start.implicit': () => '没有画开始事件：所有没有连线进入的步骤会同时开始，请添加一个开始事件',
  'start.several': () => '只能有一个开始事件，请删除多余的',
  'start.hasIncoming': () => '不能有连线指向开始事件，请改接到其他图形',
  'end.hasOutgoing': () => '结束事件后面不能再有连线，请删除',
  'process.noEnd': () => '从开始走不到任何结束，请连接到结束事件',
  'node.unreachable': () => '从开始走不到这个图形，请连线或删除',
  'node.noEnd': () => '从这里走不到结束，请连接到结束事件',
  // flows
  'flow.noSource': () => '连线没有起点，请重新连接或删除',
  'flow.noTarget': () => '连线没有终点，请重新连接或删除',
  'flow.crossesScope': () => '连线不能穿过子流程的边框，请在子流程内外分别连接',
  'flow.conditionNotAllowed': () => '这条连线上的条件不起作用，请删除条件，或先接排他、包容网关再设条件',
  'flow.conditionMissing': () => '请为这条连线设置条件，或设为默认连线',
  'default.notOutgoing': () => '默认连线不是从这里出发的，请重新选择默认连线',
  'default.hasCondition': () => '默认连线不能带条件，请删除条件',
  'gateway.noDefault': () => '请为网关设置默认连线，否则条件都不成立时流程会停住',
  'gateway.activationMissing': () => '请为复杂网关设置激活条件，例如 activationCount >= 2',
  'adHoc.empty': () => '请在自由子流程中添加可以选择的活动',
  'adHoc.startOrEnd': () => '自由子流程中不能有开始事件和结束事件，请删除',
  'gateway.pointless': () => '这个网关只有一进一出，可以删除',
  // boundary events
  'boundary.notAttached': () => '边界事件没有附着在活动上，请拖到活动的边框上',
  'boundary.hasIncoming': () => '不能有连线指向边界事件，请改接到其他图形',
  'boundary.noOutgoing': () => '请为边界事件连接后续步骤',
  'boundary.errorNotInterrupting': () => '错误边界事件必须中断活动，请改为中断型',
  // elements
  'element.idMissing': (d) => `有${elementName(text(d, 'type'))}没有标识，请填写`,
  'element.unsupported': (d) =>
    d['part'] === null || d['part'] === undefined
      ? `暂不支持「${elementName(text(d, 'type'))}」，请换成其他图形`
      : `「${elementName(text(d, 'type'))}」的 ${text(d, 'part')} 暂不支持，请删除该设置`,
  'message.missing': () => '请为消息事件选择消息',
  'message.nameMissing': () => '请填写消息的名称',
  'messageFlow.samePool': () => '消息流不能在同一个泳池内，请改为顺序流',
  'messageFlow.noSender': (d) => `「${text(d, 'element')}」不发送消息，请把消息流改接到发送任务或消息抛出事件`,
  'messageFlow.noReceiver': (d) => `「${text(d, 'element')}」不接收消息，请把消息流改接到接收任务或消息捕获事件`,
  'messageFlow.messageDiffers': (d) =>
    `消息流两端的消息不同：发送「${list(d, 'sent')}」，接收「${list(d, 'awaited')}」，请选择同一个消息`,
  'correlation.incomplete': () => '消息关联不完整：关联键的每个属性都要给出取值表达式',
  'escalation.codeMissing': (_d) => '请填写升级事件的升级代码',
  'signal.nameMissing': (_d) => '请选择信号并填写信号名称',
  'link.nameMissing': (_d) => '请填写链接事件的名称',
  'link.repeated': (d) => `有多个链接捕获事件叫「${text(d, 'name')}」，同一范围内只能有一个`,
  'link.hasFlow': (_d) => '链接事件之间就是连线，请删除多余的连线',
  'event.notTogether': (d) => `这个事件不能同时包含多种触发，请去掉其中的${eventKind(d)}`,
  'event.notInterrupting': (d) => `${eventKind(d)}事件总是会中断，请设置为中断`,
  'eventSubProcess.hasFlow': (_d) => '事件子流程由事件触发，请删除连到它的连线和附着的边界事件',
  'eventGateway.target': (d) => `基于事件的网关后面只能直接连接捕获事件或接收任务，请修改「${text(d, 'target')}」`,
  'compensation.hasFlow': (_d) => '补偿不走连线，请删除连线，用关联把补偿事件连到补偿活动',
  'compensation.handlerMissing': (_d) => '请用关联把补偿边界事件连到同一范围内标记为补偿的活动',
  'compensation.handlerUnused': (_d) => '没有补偿事件关联到这个补偿活动，它永远不会执行',
  'compensation.notVisible': (d) => `补偿事件只能补偿同一范围内的活动，请修改「${text(d, 'activity')}」`,
  'cancel.outsideTransaction': (_d) => '取消事件只能用在事务子流程中或它的边界上',
  'cancel.notCaught': (_d) => '事务中有取消结束事件，请在事务边界上添加取消边界事件',
  'eventGateway.tooFew': (_d) => '基于事件的网关后面至少要有两个事件',
  'error.codeMissing': () => '请填写错误的代码',
  'data.notVariable': (d) => `${elementName(text(d, 'type'))}不能作为数据关联的一端，请改用数据对象`,
  'data.onlyDrawn': () => '这条数据关联只是图示，运行时不传递数据；需要传递时请设置来源和目标',
  'data.transformationMissing': () => '数据关联有多个来源，请填写转换表达式',
  'data.assignmentTarget': (d) => `赋值的目标「${text(d, 'to')}」应为 ${text(d, 'target')} 或它的一部分，请修改`,
  'multiInstance.ambiguous': () => '多实例只能设置次数或集合中的一个，请删除另一个',
  'multiInstance.countMissing': () => '请为多实例设置次数或集合',
  'multiInstance.eventMissing': () => '请为多实例的完成行为选择要抛出的事件',
  'multiInstance.outputIncomplete': () => '多实例的输出集合和输出表达式要同时填写',
  'loop.endless': () => '请为循环设置条件或最多次数，否则循环不会结束',
  'script.empty': () => '请填写脚本任务的脚本',
  'script.format': () => '脚本任务只能使用 FEEL（application/feel）或 JavaScript，请修改脚本格式',
  'decision.missing': () => '请为业务规则任务选择决策表',
  'call.elementMissing': () => '请为调用活动选择要调用的流程',
  'binding.versionMissing': () => '绑定固定版本时请填写版本号',
  'receive.hasIncoming': () => '启动流程的接收任务不能有连线指向它，请删除连线或取消「启动流程」',
  'service.missing': () => '请为服务任务选择要调用的服务',
  'timer.invalid': (d) => `时间「${text(d, 'value')}」的写法有误，请写成例如 P3D（3 天）、PT4H（4 小时）或具体时间`,
  // expressions
  'expression.empty': () => '请填写表达式',
  'expression.tooLong': () => '表达式太长，请缩短到 4000 个字以内',
  'expression.syntax': (d) => `表达式「${text(d, 'expression')}」的写法有误，请修改`,
  'expression.unbounded': (d) => `表达式「${text(d, 'expression')}」可能没有尽头，请缩小范围`,
  'expression.language': () => '表达式只能使用 FEEL，请修改表达式语言',
  // files of other tools
  'dialect.unsupported': (d) => `来自其他工具的设置 ${text(d, 'name')} 在这里无法执行，请换成本系统的设置`,
  'dialect.expression': (d) =>
    `其他工具的表达式「${text(d, 'expression')}」中的 ${text(d, 'part')} 无法转换，请改写为 FEEL`,
  // approvers
  'approver.valueMissing': (d) => `请选择审批人规则中的${approverKinds[text(d, 'kind')] ?? '值'}`,
  'approver.conditionMissing': () =>
    '「按组织查询」还没有条件，会找到全校的人，请至少选择部门、岗位、角色或身份中的一项',
  'approvers.missing': () => '请为这个步骤设置审批人',
  'limit.remindBeforeNothing': () => '设了到期前提醒，但没有办理时限，请先设办理时限',
  'limit.supervisorMissing': () => '请填写超时后由谁督办（工号）',
  'limit.applicantStep': () => '申请人自己的步骤到期后不能自动同意、退回或转交，请改为「不处理」或「转督办」',
  'timer.workingTime': () => '只有「等待一段时间」可以按工作时间计算，且只能以天、小时和分钟计',
  'approval.standInMissing': () => '请填写无人处理时的替代人',
  // analysis
  'join.deadlock': () => '流程可能永远停在这里：有的分支不会到达这个汇合，请让汇合的网关与前面的分支网关一致',
  'step.runsTwice': () => '这个步骤可能同时办理两次：前面的并行分支没有先汇合，请在它之前用并行或包容网关汇合',
  'node.neverReached': () => '按现在的画法不会走到这个图形，请检查它前面的事件和条件，或删除它',
  'process.noWayToEnd': () => '流程走到这里以后再也到不了结束，请添加通往结束的连线',
  'analysis.notFinished': (d) =>
    `流程的走法太多，只检查了其中 ${text(d, 'states')} 种情况，可能还有没查出的问题，请在试运行中确认`,
  'process.noApprover': () => '除申请人外，没有人会收到任务：提交后无人审批，请确认，或添加由他人办理的步骤',
  'condition.unknownField': (d) =>
    `条件或表达式用到了 ${text(d, 'field')}，但表单中没有这个字段，请修改表达式或添加字段`,
  'fieldRight.unknownField': (d) =>
    `这个步骤设置了字段 ${text(d, 'field')} 的权限，但表单中没有这个字段，请删除该设置或添加字段`,
  'approver.unknownField': (d) => `这个步骤的审批人取自字段 ${text(d, 'field')}，但表单中没有这个字段，请重新选择`,
};

const sentences: Readonly<Record<string, Sentence>> = { ...engineSentences, ...serverSentences };

/** Codes of problems that the server finds, beside the engine's. */
export type ServerProblemCode = keyof typeof serverSentences;

/** Codes that have a sentence. */
export const knownProblemCodes: readonly string[] = Object.keys(sentences);

export function problemSentence(code: string, data: Data): string {
  return sentences[code]?.(data) ?? `流程图有误（${code}），请检查后再发布`;
}
