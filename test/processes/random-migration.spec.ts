import fc from 'fast-check';
import { checkMigration, migrate, proposeMigration } from '../../engine/index.js';
import { Case } from '../support/engine/case.js';
import { randomBlock } from '../support/engine/random-block.js';
import { processOf } from '../support/engine/random-process.js';
import { runToEnd } from './run-to-end.js';

jest.setTimeout(300_000);

/** After every third command. */
class MigratedCase extends Case {
  private given = 0;

  override do(command: Parameters<Case['do']>[0]): this {
    super.do(command);
    this.given += 1;
    if (this.state.status === 'running' && this.given % 3 === 0) this.migrateToItself();
    return this;
  }

  private migrateToItself(): void {
    const { process, state, at } = this;
    const plan = proposeMigration(process, process);
    expect(checkMigration(process, process, state, plan).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(migrate(process, process, state, plan, { at, by: null }).state).toEqual(state);
  }
}

it('a migration to the same drawing is always possible and changes nothing, whatever has happened', () => {
  const choices = fc.array(fc.nat(1_000), { minLength: 7, maxLength: 31 });
  fc.assert(
    fc.property(randomBlock(true), choices, fc.integer({ min: 1, max: 20 }), (block, order, disturbances) => {
      const run = new MigratedCase(processOf(block).process);
      runToEnd(run, order, disturbances);
      expect(run.state.status).toBe('completed');
    }),
    { numRuns: 150, seed: 20260305 },
  );
});
