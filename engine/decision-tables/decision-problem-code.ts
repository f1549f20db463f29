/** What is wrong with a DMN file; `locales` has a sentence for each. `data` names the `file` and mostly the `decision`. */
export type DecisionProblemCode =
  | 'decision.fileInvalid' // reason | message
  | 'decision.idMissing'
  | 'decision.duplicate'
  | 'decision.unsupported' // type
  | 'decision.logicMissing'
  | 'decision.hitPolicy' // value
  | 'decision.outputMissing'
  | 'decision.outputNameMissing'
  | 'decision.outputValuesMissing'
  | 'decision.aggregationOfSeveral'
  | 'decision.tooLarge' // maxCells
  | 'decision.ruleIncomplete' // rule
  | 'decision.language' // language
  | 'decision.expression' // expression, reason, rule
  | 'decision.entryNameMissing'
  | 'decision.nameRepeated' // name
  | 'decision.knowledgeMissing' // name
  | 'decision.parameterUnknown' // name, parameter
  | 'decision.callInExpression' // name, expression
  | 'decision.requiredMissing' // required
  | 'decision.circle'; // path
