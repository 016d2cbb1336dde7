const none: readonly { id: string; name: string }[] = [];

/** The queues cases wait in. */
export function useQueues(_enabled: boolean): readonly { id: string; name: string }[] {
  return none;
}
