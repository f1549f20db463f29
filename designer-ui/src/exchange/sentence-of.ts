import type { Problem as FoundProblem } from '@xiaowu/engine';
import type { Problem } from '@xiaowu/server/contract/definitions';

/** What the server says of a problem that was found here: of several of one kind at one element, that about the same thing. */
export function sentenceOf({ code, elementId, data }: FoundProblem, said: readonly Problem[]): string {
  const ofKind = said.filter((one) => one.code === code);
  const there = ofKind.filter((one) => one.elementId === elementId);
  const about = JSON.stringify(data);
  const one = there.find((each) => JSON.stringify(each.data) === about) ?? there[0] ?? ofKind[0];
  return one?.message ?? code;
}
