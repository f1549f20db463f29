import { drawVehiclePass } from './support/draw-vehicle-pass.js';
import { madeFromNothing } from './support/made-from-nothing.js';
import { runVehiclePass } from './support/run-vehicle-pass.js';

madeFromNothing({
  name: '机动车进校通行证申请（自制）',
  shipped: 'vehicle-pass',
  draw: drawVehiclePass,
  run: runVehiclePass,
  applicant: '2003000053',
  outcome: /^已?完成$/,
});
