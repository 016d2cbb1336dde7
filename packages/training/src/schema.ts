export { assignments } from "./assignments/tables";
export { courses, lessons, questions } from "./courses/tables";
export { attempts, completions, lessonReads } from "./learning/tables";
export { training } from "./namespace";
