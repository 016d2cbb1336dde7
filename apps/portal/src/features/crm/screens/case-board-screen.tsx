import { RecordBoard } from "../components/record-board";

/** Cases on their way to a solution. */
export function CaseBoardScreen() {
  return <RecordBoard type="case" />;
}
