import type { Move } from './state/move.js';

/** The moves of one step, first in, first out. */
export class MoveQueue {
  private moves: Move[] = [];
  /** Index of the next move. */
  private next = 0;

  /** Adds a move behind those that wait. */
  push(move: Move): void {
    this.moves.push(move);
  }

  /** The next move, which is the caller's then. */
  take(): Move | undefined {
    const move = this.moves[this.next];
    if (move !== undefined) this.next += 1;
    return move;
  }

  /** Drops the waiting moves of scopes that are gone. */
  dropOf(scopeIds: ReadonlySet<string>): void {
    this.moves = this.moves.slice(this.next).filter((move) => !scopeIds.has(move.scopeId));
    this.next = 0;
  }

  /** Does a move wait that `isMeant`? */
  has(isMeant: (move: Move) => boolean): boolean {
    for (let i = this.next; i < this.moves.length; i += 1) if (isMeant(this.moves[i] as Move)) return true;
    return false;
  }

  /** What waits in a scope. */
  in(scopeId: string): readonly Move[] {
    return this.moves.slice(this.next).filter((move) => move.scopeId === scopeId);
  }

  /** Nothing waits: what was done is forgotten. */
  clear(): void {
    this.moves = [];
    this.next = 0;
  }

  /** Takes back, when it is called, everything that happens from now on. */
  mark(): () => void {
    const { moves, next } = this;
    const { length } = moves;
    return () => {
      moves.length = length;
      Object.assign(this, { moves, next });
    };
  }
}
