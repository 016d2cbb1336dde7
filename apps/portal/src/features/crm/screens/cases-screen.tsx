import { TakeNext } from "../components/queues/take-next";
import { RecordListScreen } from "./record-list-screen";

/** What customers ask and report. */
export function CasesScreen() {
  return <RecordListScreen type="case" actions={<TakeNext />} />;
}
