/** Namespace of our extension elements. */
export const xiaowuNamespace = 'urn:xiaowu:bpmn:1.0';

/** A property of a moddle type. */
export interface ModdleProperty {
  readonly name: string;
  readonly type: string;
  readonly isAttr?: boolean;
  /** The property of another type that this one takes the place of. */
  readonly redefines?: string;
  readonly default?: string | number | boolean;
  /** Written as an element named after the property, with or without its type. */
  readonly xml?: { readonly serialize: 'property' | 'xsi:type' };
}

/** A moddle type: `extends` adds attributes to a BPMN type, `superClass` makes an extension element. */
export interface ModdleType {
  readonly name: string;
  readonly superClass?: readonly string[];
  readonly extends?: readonly string[];
  /** BPMN types in whose extension elements it may stand. */
  readonly meta?: { readonly allowedIn: readonly string[] };
  readonly properties: readonly ModdleProperty[];
}

/** A moddle package, as bpmn-moddle and bpmn-js take it. */
export interface ModdlePackage {
  readonly name: string;
  readonly uri: string;
  readonly prefix: string;
  readonly xml: { readonly tagAlias: 'lowerCase' };
  readonly associations: readonly never[];
  readonly types: readonly ModdleType[];
}

const attribute = (name: string, type = 'String'): ModdleProperty => ({ name, type, isAttr: true });

const extension = (name: string, allowedIn: readonly string[], properties: readonly ModdleProperty[]): ModdleType => ({
  name,
  superClass: ['Element'],
  meta: { allowedIn },
  properties,
});

const humanTasks = ['bpmn:UserTask', 'bpmn:GlobalUserTask'];

/**
 * Moddle descriptor of our extension of BPMN: what 流程配置 of a step is in the file. No defaults here, so that saving a
 * file writes only what was set; `compile` fills them in.
 */
export const xiaowuModdle: ModdlePackage = {
  name: 'xiaowu',
  uri: xiaowuNamespace,
  prefix: 'xiaowu',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    extension('Approval', humanTasks, [
      attribute('mode'),
      attribute('passPercent', 'Integer'),
      attribute('passCount', 'Integer'),
      attribute('passWeight', 'Integer'),
      attribute('refusePercent', 'Integer'),
      attribute('refuseCount', 'Integer'),
      attribute('refuseWeight', 'Integer'),
      attribute('whenEmpty'),
      attribute('standIn'),
      attribute('whenOwn'),
      attribute('excludesApplicant', 'Boolean'),
      attribute('excludesEarlierApprovers', 'Boolean'),
      attribute('whenRepeated'),
      attribute('returnMode'),
      attribute('defaultRight'),
      attribute('opinionRequired', 'Boolean'),
      attribute('signatureRequired', 'Boolean'),
      attribute('timeMeasure'),
      attribute('dueAfter'),
      attribute('remindAfter'),
      attribute('remindBefore'),
      attribute('remindEvery'),
      attribute('remindAtMost', 'Integer'),
      attribute('whenOverdue'),
      attribute('escalateTo'),
      attribute('supervisors'),
      attribute('formKey'),
    ]),
    extension(
      'Approver',
      [...humanTasks, 'bpmn:Lane'],
      [
        attribute('kind'),
        attribute('value'),
        attribute('department'),
        attribute('departmentField'),
        attribute('levels', 'Integer'),
        attribute('includesSubdepartments', 'Boolean'),
        attribute('post'),
        attribute('role'),
        attribute('personKind'),
        attribute('weight', 'Integer'),
      ],
    ),
    extension('Action', humanTasks, [attribute('name'), attribute('enabled', 'Boolean'), attribute('label')]),
    extension('FieldRight', humanTasks, [attribute('field'), attribute('right')]),
    extension('Notice', humanTasks, [
      attribute('on'),
      attribute('to'),
      attribute('value'),
      attribute('text'),
      attribute('channels'),
      attribute('enabled', 'Boolean'),
    ]),
    extension('Service', ['bpmn:ServiceTask', 'bpmn:SendTask'], [attribute('type'), attribute('resultVariable')]),
    extension('Setting', ['bpmn:ServiceTask', 'bpmn:SendTask'], [attribute('name'), attribute('value')]),
    extension(
      'Decision',
      ['bpmn:BusinessRuleTask', 'bpmn:GlobalBusinessRuleTask'],
      [attribute('decisionId'), attribute('binding'), attribute('version', 'Integer'), attribute('resultVariable')],
    ),
    extension('Input', ['bpmn:Activity', 'bpmn:ThrowEvent'], [attribute('variable'), attribute('expression')]),
    extension('Output', ['bpmn:Activity', 'bpmn:CatchEvent'], [attribute('variable'), attribute('expression')]),
    {
      name: 'Loop',
      extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: [
        attribute('collection'),
        attribute('elementVariable'),
        attribute('outputCollection'),
        attribute('outputElement'),
      ],
    },
    { name: 'Main', extends: ['bpmn:Process'], properties: [attribute('isMain', 'Boolean')] },
    { name: 'Correlation', extends: ['bpmn:Message'], properties: [attribute('correlationKey')] },
    { name: 'Timer', extends: ['bpmn:TimerEventDefinition'], properties: [attribute('timeMeasure')] },
    { name: 'Script', extends: ['bpmn:ScriptTask'], properties: [attribute('resultVariable')] },
    {
      name: 'GlobalScript',
      extends: ['bpmn:GlobalScriptTask'],
      properties: [
        attribute('resultVariable'),
        // An element by the schema of BPMN, an attribute in moddle's own description.
        { name: 'bpmn:script', type: 'String', redefines: 'bpmn:GlobalScriptTask#script' },
      ],
    },
    // moddle would write these under the names of their types, which the schema of BPMN does not know there.
    {
      name: 'MessagePath',
      extends: ['bpmn:CorrelationPropertyRetrievalExpression'],
      properties: [
        {
          name: 'bpmn:messagePath',
          type: 'bpmn:FormalExpression',
          redefines: 'bpmn:CorrelationPropertyRetrievalExpression#messagePath',
          xml: { serialize: 'xsi:type' },
        },
      ],
    },
    {
      name: 'DataPath',
      extends: ['bpmn:CorrelationPropertyBinding'],
      properties: [
        {
          name: 'bpmn:dataPath',
          type: 'bpmn:FormalExpression',
          redefines: 'bpmn:CorrelationPropertyBinding#dataPath',
          xml: { serialize: 'xsi:type' },
        },
      ],
    },
    {
      name: 'ComplexBehavior',
      extends: ['bpmn:ComplexBehaviorDefinition'],
      properties: [
        {
          name: 'bpmn:condition',
          type: 'bpmn:Expression',
          redefines: 'bpmn:ComplexBehaviorDefinition#condition',
          xml: { serialize: 'xsi:type' },
        },
        {
          name: 'bpmn:event',
          type: 'bpmn:ImplicitThrowEvent',
          redefines: 'bpmn:ComplexBehaviorDefinition#event',
          xml: { serialize: 'property' },
        },
      ],
    },
    {
      name: 'Call',
      extends: ['bpmn:CallActivity'],
      properties: [
        attribute('binding'),
        attribute('version', 'Integer'),
        attribute('passesAll', 'Boolean'),
        attribute('takesAll', 'Boolean'),
      ],
    },
  ],
};
