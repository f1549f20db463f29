/** Names that only the condition which ends the instances of an activity knows. */
export const instanceCounts = [
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
] as const;
