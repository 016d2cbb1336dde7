import { useWords, wordsAt } from "../../lib/messages";

/** What a choice of a field is called; the organisation's own choices are called what they are. */
export function useChoiceLabel(): (field: string, value: string) => string {
  const words = useWords();
  return (field, value) => wordsAt(words, `crm.choices.${field}.${value}`) ?? value;
}
