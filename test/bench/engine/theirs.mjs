import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';

const variables = { isHigh: true };
const services = { call: (_scope, done) => done(null, null) };

/** Parsed once, as their manual recommends for many instances of one file. */
export async function read(xml) {
  return new BpmnModdle().fromXML(xml);
}

/** What they do before the first step: parse and build the definition. */
export async function compile(xml) {
  await new Engine({ name: 'bench', source: xml }).getDefinitions();
}

const engineOf = (moddleContext) => new Engine({ name: 'bench', moddleContext, variables, services });

/** Every wait is answered at once. */
export async function runToEnd(moddleContext) {
  const listener = new EventEmitter();
  listener.on('activity.wait', (api) => api.signal());
  const engine = engineOf(moddleContext);
  const ended = new Promise((resolve, reject) => engine.once('end', resolve).once('error', reject));
  await engine.execute({ listener });
  await ended;
}

/** Runs until `count` waits were answered and gives the engine, which waits then. */
export async function runUntil(moddleContext, count) {
  const listener = new EventEmitter();
  let left = count;
  listener.on('activity.wait', (api) => {
    if (left > 0) {
      left -= 1;
      api.signal();
    }
  });
  const engine = engineOf(moddleContext);
  await engine.execute({ listener });
  return engine;
}

export const save = async (engine) => JSON.stringify(await engine.getState());

/** A stored state is loaded, one wait answered, and stored again. */
export async function loadStepSave(text) {
  const engine = new Engine({ name: 'bench' }).recover(JSON.parse(text), { variables, services });
  const listener = new EventEmitter();
  let isAnswered = false;
  listener.on('activity.wait', (api) => {
    if (isAnswered) return;
    isAnswered = true;
    api.signal();
  });
  await engine.resume({ listener });
  await save(engine);
}
