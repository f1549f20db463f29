/** Captions of what the applicant does with a case, where its step has none of its own. */
export const caseButtonLabels = {
  withdraw: '撤回',
  terminate: '终止',
  urge: '催办',
  print: '打印',
  reapply: '再次申请',
};
