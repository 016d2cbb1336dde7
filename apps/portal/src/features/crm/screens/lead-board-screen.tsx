import { RecordBoard } from "../components/record-board";

/** Leads on their way to becoming customers. */
export function LeadBoardScreen() {
  return <RecordBoard type="lead" />;
}
