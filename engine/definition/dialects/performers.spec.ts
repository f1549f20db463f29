import { around, bpmnFile } from '../../../test/support/engine/bpmn-file.js';
import { compile } from '../compile.js';
import { toOwnDialect } from './own-dialect.js';

const roots = '<bpmn:resource id="R1" name="reviewer"/>';
const expression = (feel: string, more = ''): string =>
  `<bpmn:resourceAssignmentExpression><bpmn:formalExpression ${more}>${feel}</bpmn:formalExpression></bpmn:resourceAssignmentExpression>`;
const file = (inside: string): string =>
  bpmnFile(around('t', `<bpmn:userTask id="t">${inside}</bpmn:userTask>`), { roots });
const approversOf = async (xml: string) => {
  const node = (await compile(xml)).processes[0]?.nodes['t'];
  return node?.kind === 'userTask' ? node.approval.approvers : null;
};

describe('who does a user task, as the standard says it', () => {
  it.each([
    [
      'a resource is a role',
      '<bpmn:potentialOwner><bpmn:resourceRef>R1</bpmn:resourceRef></bpmn:potentialOwner>',
      [{ kind: 'role', value: 'reviewer' }],
    ],
    [
      'an expression gives people',
      `<bpmn:humanPerformer>${expression('manager')}</bpmn:humanPerformer>`,
      [{ kind: 'expression', value: 'manager' }],
    ],
    [
      'so does one of another tool',
      `<bpmn:performer>${expression('${manager}')}</bpmn:performer>`,
      [{ kind: 'expression', value: 'manager' }],
    ],
    [
      'several are united',
      `<bpmn:humanPerformer>${expression('a')}</bpmn:humanPerformer><bpmn:potentialOwner><bpmn:resourceRef>R1</bpmn:resourceRef></bpmn:potentialOwner>`,
      [
        { kind: 'expression', value: 'a' },
        { kind: 'role', value: 'reviewer' },
      ],
    ],
    [
      'Activiti lists users and groups',
      `<bpmn:potentialOwner>${expression('user(kermit), group(management)')}</bpmn:potentialOwner>`,
      [
        { kind: 'person', value: 'kermit' },
        { kind: 'role', value: 'management' },
      ],
    ],
  ])('%s', async (_, inside, expected) => {
    expect(await approversOf(file(inside))).toEqual(expected);
  });

  it.each([
    ['nobody', '<bpmn:potentialOwner id="y"/>', 'element.unsupported'],
    [
      'a role of no kind',
      '<bpmn:resourceRole id="y"><bpmn:resourceRef>R1</bpmn:resourceRef></bpmn:resourceRole>',
      'element.unsupported',
    ],
    [
      'people asked by parameters',
      `<bpmn:potentialOwner id="y"><bpmn:resourceRef>R1</bpmn:resourceRef><bpmn:resourceParameterBinding parameterRef="R1">${'<bpmn:formalExpression>1</bpmn:formalExpression>'}</bpmn:resourceParameterBinding></bpmn:potentialOwner>`,
      'element.unsupported',
    ],
    [
      'an expression of another language',
      `<bpmn:potentialOwner id="y">${expression('a', 'language="http://www.w3.org/1999/XPath"')}</bpmn:potentialOwner>`,
      'expression.language',
    ],
    [
      'a wrong expression',
      `<bpmn:potentialOwner id="y">${expression('a b c +')}</bpmn:potentialOwner>`,
      'expression.syntax',
    ],
    [
      'both ways at once',
      '<bpmn:extensionElements><xiaowu:approver kind="role" value="r"/></bpmn:extensionElements><bpmn:potentialOwner id="y"><bpmn:resourceRef>R1</bpmn:resourceRef></bpmn:potentialOwner>',
      'element.unsupported',
    ],
  ])('%s is refused by name', async (_, inside, code) => {
    await expect(compile(file(inside))).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code })]) as unknown,
    });
  });

  it('becomes an approver rule in the file as it is written here', async () => {
    const { xml } = await toOwnDialect(
      file('<bpmn:potentialOwner><bpmn:resourceRef>R1</bpmn:resourceRef></bpmn:potentialOwner>'),
    );
    expect(xml).toContain('<xiaowu:approver kind="role" value="reviewer" />');
    expect(xml).not.toContain('potentialOwner');
  });
});
