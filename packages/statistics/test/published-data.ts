import type { SurvivalObservation } from "../src/index";

/** Weeks as the papers print them: a trailing + is a censored time. */
const observed = (printed: string): SurvivalObservation[] =>
  printed.split(" ").map((weeks) => ({ days: Number.parseInt(weeks, 10), event: !weeks.endsWith("+") }));

/** Freireich et al. (1963), Blood 21, 699-716: weeks in remission, acute leukaemia, 6-MP arm. */
export const mercaptopurine = observed("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

/** The placebo arm of the same trial: nobody is censored. */
export const placebo = observed("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

/** Miller (1981), Survival Analysis, page 49; the `aml` data of R's survival package. */
export const maintained = observed("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");
export const notMaintained = observed("5 5 8 8 12 16+ 23 27 30 33 43 45");
