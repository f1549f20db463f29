/**
 * Every code that `compile` and `analyse` can give; `locales` has a sentence for each. What `data` holds stands behind
 * it: `line`, `column` count from 1, `from`, `to` are offsets in the expression.
 */
export const problemCodes = [
  // the file
  'xml.tooLong', // maxLength
  'xml.tooDeep', // maxDepth, line, column
  'xml.tooManyElements', // maxElements, line, column
  'xml.tooManyAttributes', // maxAttributes, line, column
  'xml.encoding', // encoding | offset
  'xml.doctype', // line, column
  'xml.entity', // line, column
  'xml.notWellFormed', // expected, line, column
  'xml.notBpmn', // message
  'xml.unparsable', // message
  'xml.tooManyProblems', // count
  'id.duplicate',
  'id.invalid',
  'reference.unresolved', // name, id
  'attribute.unknown', // name, value
  'attribute.invalid', // name, value, expected
  'attribute.missing', // name
  'extension.misplaced', // type
  'extension.repeated', // type, name
  'extension.ignored', // name
  // processes and elements
  'process.missing',
  'process.notExecutable',
  'process.severalMain',
  'element.idMissing', // type
  'element.unsupported', // type, part
  'message.missing',
  'message.nameMissing',
  'messageFlow.samePool',
  'messageFlow.noSender', // element
  'messageFlow.noReceiver', // element
  'messageFlow.messageDiffers', // sent, awaited
  'correlation.incomplete',
  'error.codeMissing',
  'escalation.codeMissing',
  'signal.nameMissing',
  'link.nameMissing',
  'link.repeated', // name
  'link.hasFlow',
  'event.notTogether', // kind
  'event.notInterrupting', // kind
  'eventSubProcess.hasFlow',
  'eventGateway.target', // target
  'eventGateway.tooFew',
  'compensation.hasFlow',
  'compensation.handlerMissing',
  'compensation.handlerUnused',
  'compensation.notVisible', // activity
  'cancel.outsideTransaction',
  'cancel.notCaught',
  'data.notVariable', // type
  'data.onlyDrawn',
  'data.transformationMissing',
  'data.assignmentTarget', // to, target
  'multiInstance.ambiguous',
  'multiInstance.countMissing',
  'multiInstance.eventMissing',
  'multiInstance.outputIncomplete',
  'loop.endless',
  'script.empty',
  'script.format', // format
  'service.missing',
  'decision.missing',
  'call.elementMissing',
  'binding.versionMissing',
  'receive.hasIncoming',
  'timer.invalid', // value
  'approval.standInMissing',
  'limit.remindBeforeNothing',
  'limit.supervisorMissing',
  'limit.applicantStep', // action
  'timer.workingTime',
  'approver.valueMissing', // kind
  'approver.conditionMissing',
  'approvers.missing',
  // expressions
  'expression.empty', // expression, message, from, to
  'expression.tooLong', // same
  'expression.syntax', // same
  'expression.unbounded', // same
  'expression.language', // language
  // files of other tools
  'dialect.unsupported', // name
  'dialect.expression', // expression, part
  // the drawing
  'flow.noSource',
  'flow.noTarget',
  'flow.crossesScope',
  'flow.conditionNotAllowed', // source, type
  'flow.conditionMissing',
  'default.notOutgoing', // flow
  'default.hasCondition',
  'start.missing',
  'start.implicit',
  'start.several',
  'start.hasIncoming',
  'end.hasOutgoing',
  'boundary.notAttached', // attachedTo
  'boundary.hasIncoming',
  'boundary.noOutgoing',
  'boundary.errorNotInterrupting',
  'gateway.noDefault',
  'gateway.activationMissing',
  'adHoc.empty',
  'adHoc.startOrEnd',
  'gateway.pointless',
  'process.noEnd',
  'node.unreachable',
  'node.noEnd',
  // analysis
  'join.deadlock', // path
  'step.runsTwice', // path
  'node.neverReached',
  'process.noWayToEnd', // path
  'analysis.notFinished', // states
  'process.noApprover',
  'condition.unknownField', // field
  'fieldRight.unknownField', // field
  'approver.unknownField', // field
] as const;

/** Stable code of a problem. */
export type ProblemCode = (typeof problemCodes)[number];
