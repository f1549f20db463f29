import type { Run } from '../run.js';
import type { Command } from './command.js';

/** One kind of command. */
export type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** Checks a command against the state (CommandRejected) and begins what it asks for; the interpreter moves on from there. */
export type Handler<Type extends Command['type']> = (run: Run, command: CommandOf<Type>) => void;
