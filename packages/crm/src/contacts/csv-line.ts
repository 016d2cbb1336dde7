export { csvRow as csvLine } from "../exports/csv-rows";
