import { RecordListScreen } from "./record-list-screen";

/** What is sold, at what price and cost. */
export function ProductsScreen() {
  return <RecordListScreen type="product" />;
}
