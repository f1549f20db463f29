/** A person or a group that a task is offered to. */
export interface Owner {
  readonly kind: 'person' | 'role';
  readonly value: string;
}

/** `user(kermit)` or `group(management)`, as Activiti and Flowable write owners; null = it is written in another way. */
export function ownerIn(written: string): Owner | null {
  const [, kind, value] = /^\s*(user|group)\(\s*([^(),]+?)\s*\)\s*$/.exec(written) ?? [];
  return value === undefined ? null : { kind: kind === 'user' ? 'person' : 'role', value };
}
