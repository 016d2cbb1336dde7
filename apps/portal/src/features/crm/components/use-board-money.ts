import { useFormat } from "../../../lib/format";
import type { Behind, DealBoard } from "../insight-types";
import { fromMinor } from "../money";

export interface BoardPartProps {
  board: DealBoard;
  onOpen: (rows: Behind, title: string) => void;
}

/** Amounts of a board in its money, without cents. */
export function useMoney(currency: string) {
  const format = useFormat();
  return (amountMinor: number) => format.amount(fromMinor(amountMinor, currency), currency);
}
