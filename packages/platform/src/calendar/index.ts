/*
 * Days and periods on the wall calendar, as every figure counts them. Pure and browser-safe: no clock is read here.
 */
export {
  addDays,
  type DateSpan,
  daysFrom,
  earliestOf,
  isoWeekday,
  type LocalDate,
  latestOf,
  localDateAt,
} from "./local-date";
export {
  type Cadence,
  fullPeriodsBetween,
  isOver,
  isoWeekOf,
  nextPeriod,
  type Period,
  periodLabel,
  periodOf,
  periodOn,
  periodsBetween,
  previousPeriod,
} from "./period";
