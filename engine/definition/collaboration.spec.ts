import { around, bpmnFile, flow } from '../../test/support/engine/bpmn-file.js';
import { Case } from '../../test/support/engine/case.js';
import { compile, type OutboundJob, type Process, type Variables } from '../index.js';

const path = (tag: string, feel: string) => `<bpmn:${tag}>${feel}</bpmn:${tag}>`;
const property = (id: string, ...paths: readonly [message: string, feel: string][]) =>
  `<bpmn:correlationProperty id="${id}">${paths
    .map(
      ([message, feel]) =>
        `<bpmn:correlationPropertyRetrievalExpression messageRef="${message}">${path('messagePath', feel)}</bpmn:correlationPropertyRetrievalExpression>`,
    )
    .join('')}</bpmn:correlationProperty>`;
const key = (...properties: string[]) =>
  `<bpmn:correlationKey id="key">${properties.map((id) => path('correlationPropertyRef', id)).join('')}</bpmn:correlationKey>`;

/** A buyer sends an order and waits for the bill; a seller begins with the order and sends the bill. */
const trade = (keys: string, properties: string, subscription = '') =>
  bpmnFile(
    `<bpmn:startEvent id="start"/>${flow('f1', 'start', 'order')}<bpmn:sendTask id="order" messageRef="m1"/>${flow('f2', 'order', 'bill')}
     <bpmn:receiveTask id="bill"/>${flow('f3', 'bill', 'end')}<bpmn:endEvent id="end"/>${subscription}`,
    {
      processAttributes: 'isExecutable="true"',
      roots: `<bpmn:message id="m1" name="order"/><bpmn:message id="m2" name="bill"/>${properties}
        <bpmn:collaboration id="c"><bpmn:participant id="buyer" processRef="p"/><bpmn:participant id="seller" processRef="q"/>
          <bpmn:participant id="bank"/><bpmn:messageFlow id="x1" sourceRef="order" targetRef="q_start" messageRef="m1"/>
          <bpmn:messageFlow id="x2" sourceRef="q_bill" targetRef="bill" messageRef="m2"/>
          <bpmn:messageFlow id="x3" sourceRef="q_work" targetRef="bank"/>${keys}</bpmn:collaboration>
        <bpmn:process id="q" isExecutable="true"><bpmn:startEvent id="q_start"><bpmn:messageEventDefinition/></bpmn:startEvent>
          ${flow('g1', 'q_start', 'q_work')}<bpmn:manualTask id="q_work"/>${flow('g2', 'q_work', 'q_bill')}
          <bpmn:endEvent id="q_bill"><bpmn:messageEventDefinition/></bpmn:endEvent></bpmn:process>`,
    },
  );

const both = async (xml: string): Promise<[buyer: Process, seller: Process]> => {
  const { processes } = await compile(xml);
  const found = (id: string) => processes.find((process) => process.id === id)!;
  return [found('p'), found('q')];
};
const sentBy = (run: Case): OutboundJob => run.sentJobs[0]!;

describe('several processes of one file', () => {
  it('talk by the messages of the flows between them, which name them where the ends do not', async () => {
    const [buyer, seller] = await both(trade('', ''));
    const run = new Case(buyer, { variables: { orderId: 'A1' } });
    expect(sentBy(run)).toMatchObject({ kind: 'throwMessage', name: 'order', correlationKey: null });
    expect(run.state.jobs).toMatchObject([{ kind: 'message', elementId: 'bill' }]);
    expect(seller.starts).toMatchObject([{ elementId: 'q_start', event: { kind: 'message', name: 'order' } }]);
    const sold = new Case(seller, { startEventId: 'q_start' });
    expect(sentBy(sold)).toMatchObject({ name: 'bill' });
    expect(run.deliver('bill', '1').state.status).toBe('completed');
  });

  it('tell instances apart by correlation keys, taken out of what is sent and of the data of who waits', async () => {
    const properties = property('cp', ['m1', 'orderId'], ['m2', 'orderId']);
    const [buyer, seller] = await both(trade(key('cp'), properties));
    const run = new Case(buyer, { variables: { orderId: 'A1' } });
    expect(sentBy(run)).toMatchObject({ name: 'order', correlationKey: 'A1' });
    expect(run.allJobs).toMatchObject([{ kind: 'message', name: 'bill', correlationKey: 'A1' }]);
    const sold = new Case(seller, { startEventId: 'q_start', variables: { orderId: 'A1' } });
    expect(sentBy(sold)).toMatchObject({ name: 'bill', correlationKey: 'A1' });
  });

  it('have keys of several properties, and other names for them by a subscription', async () => {
    const properties =
      property('cp1', ['m1', 'orderId'], ['m2', 'reference.id']) +
      property('cp2', ['m1', 'year'], ['m2', 'reference.year']);
    const binding = (id: string, feel: string) =>
      `<bpmn:correlationPropertyBinding correlationPropertyRef="${id}">${path('dataPath', feel)}</bpmn:correlationPropertyBinding>`;
    const subscription = `<bpmn:correlationSubscription id="sub" correlationKeyRef="key">${binding('cp1', 'orderId')}${binding('cp2', 'year')}</bpmn:correlationSubscription>`;
    const [buyer, seller] = await both(trade(key('cp1', 'cp2'), properties, subscription));
    const run = new Case(buyer, { variables: { orderId: 'A1', year: 2026 } });
    expect(run.allJobs).toMatchObject([{ kind: 'message', name: 'bill', correlationKey: '["A1",2026]' }]);
    const reference: Variables = { reference: { id: 'A1', year: 2026 } };
    expect(sentBy(new Case(seller, { startEventId: 'q_start', variables: reference }))).toMatchObject({
      correlationKey: '["A1",2026]',
    });
  });

  it('stop with an incident where the key is not there', async () => {
    const [buyer] = await both(trade(key('cp'), property('cp', ['m1', 'orderId'], ['m2', 'orderId'])));
    expect(new Case(buyer).incidentCodes).toEqual(['message.correlationKey@order']);
  });

  it('let pools that are not executed be pictures', async () => {
    const xml = bpmnFile(around('t', '<bpmn:receiveTask id="t" messageRef="m"/>'), {
      roots: `<bpmn:message id="m" name="order"/><bpmn:collaboration id="c"><bpmn:participant id="a" processRef="q"/>
        <bpmn:messageFlow id="x" sourceRef="q_t" targetRef="t"/></bpmn:collaboration>
        <bpmn:process id="q" isExecutable="false"><bpmn:task id="q_t"/></bpmn:process>`,
    });
    expect((await compile(xml)).processes.map(({ id }) => id)).toEqual(['p']);
  });
});
