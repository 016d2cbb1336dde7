export interface Line {
  id: string;
  opportunityId: string;
  productId: string | null;
  description: string;
  quantity: number;
  unitPriceMinor: number;
  discountPercent: number;
  unitCostMinor: number | null;
  position: number;
  totalMinor: number;
}
