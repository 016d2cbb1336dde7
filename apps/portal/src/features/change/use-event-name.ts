import { useWords, wordsAt } from "../../lib/messages";

/** An event in words, or undefined where it is another system's. */
export function useEventName(): (event: string) => string | undefined {
  const words = useWords();
  return (event) => wordsAt(words, `change.events.${event}`);
}
