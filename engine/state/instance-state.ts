/** A value that survives `JSON.parse(JSON.stringify(value))` unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Variables of a scope, by name. */
export type Variables = { [name: string]: Json };

/**
 * What an instance is after a step. `completed` = every token was consumed by end events;
 * `refused` = a task was answered with 不同意; `terminated` = ended from outside.
 */
export type InstanceStatus = 'running' | 'suspended' | 'completed' | 'refused' | 'terminated';
