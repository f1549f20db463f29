import type { Dialect, SqlValue, Statement, Transaction } from './database.js';

/** Thrown into work that cannot go on in its group: it is run again alone. */
export class LeftGroup extends Error {}

/** Reads that a member waits for. */
interface Question {
  readonly statements: readonly Statement[];
  readonly resolve: (rows: unknown[][]) => void;
  readonly reject: (error: LeftGroup) => void;
}

type State = 'running' | 'done' | 'failed' | 'left';

/**
 * One work of a group: to the work it is the transaction. Its reads wait for the group to ask them, its writes are
 * kept until the group commits, so a member that fails or leaves has changed nothing.
 */
export class GroupMember implements Transaction {
  readonly writes: Statement[] = [];
  readonly callbacks: (() => void | Promise<void>)[] = [];
  /** Not answered yet. */
  readonly questions: Question[] = [];
  private current: State = 'running';
  private settled: Promise<void> = Promise.resolve();
  private result: unknown;

  constructor(
    readonly dialect: Dialect,
    private readonly work: (tx: Transaction) => Promise<unknown>,
    private readonly resolve: (result: unknown) => void,
    private readonly reject: (error: unknown) => void,
  ) {}

  get state(): State {
    return this.current;
  }

  /** `stir` is called whenever the work asks for something or is over. */
  begin(stir: () => void): void {
    this.stir = stir;
    this.settled = this.work(this).then(
      (result) => this.end('done', () => (this.result = result)),
      // nothing of it is in the transaction, so whoever asked need not wait for the others
      (error: unknown) => this.end('failed', () => this.reject(error)),
    );
  }

  answer(question: Question, rows: unknown[][]): void {
    this.questions.splice(this.questions.indexOf(question), 1);
    question.resolve(rows);
  }

  /** The group committed what this member wrote. */
  committed(): void {
    this.resolve(this.result);
  }

  /** Whether the group committed is not known. */
  lost(error: unknown): void {
    if (this.current === 'done') this.reject(error);
  }

  /** Ends what it does here; what failed already stays so. */
  leave(): void {
    if (this.current === 'failed') return;
    this.current = 'left';
    for (const { reject } of this.questions.splice(0)) reject(new LeftGroup());
  }

  /** Runs the work once more, after what it still did here is over. */
  async runAlone(run: (work: (tx: Transaction) => Promise<unknown>) => Promise<unknown>): Promise<void> {
    await this.settled;
    await run(this.work).then(this.resolve, this.reject);
  }

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    const [rows] = await this.queryAll([{ sql, values }]);
    return rows as Row[];
  }

  queryAll(statements: readonly Statement[]): Promise<unknown[][]> {
    // what it wrote is not there yet
    if (this.writes.length > 0) return Promise.reject(this.left());
    if (this.current !== 'running') return Promise.reject(new LeftGroup());
    return new Promise((resolve, reject) => {
      this.questions.push({ statements, resolve, reject });
      this.stir();
    });
  }

  execute(): Promise<number> {
    return Promise.reject(this.left());
  }

  enqueue(statement: string | Statement, values: readonly SqlValue[] = []): void {
    this.writes.push(typeof statement === 'string' ? { sql: statement, values } : statement);
  }

  afterCommit(run: () => void | Promise<void>): void {
    this.callbacks.push(run);
  }

  /** Whether a row is locked by another member could not be told. */
  get forUpdate(): string {
    throw this.left();
  }

  get forUpdateSkipLocked(): string {
    throw this.left();
  }

  private stir: () => void = () => undefined;

  private left(): LeftGroup {
    if (this.current === 'running') this.leave();
    return new LeftGroup();
  }

  private end(state: State, tell: () => void): void {
    if (this.current !== 'running') return this.stir();
    this.current = state;
    tell();
    this.stir();
  }
}
