/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  pages: {
    learn: "My courses",
    learn_team: "My team",
    learn_progress: "Progress",
    learn_courses: "Courses",
  },
  minutes: "{minutes, plural, one {# minute} other {# minutes}}",
  card: {
    lessonOf: "Lesson {number, number} of {of, number}",
    quizNext: "Only the quiz is left",
    progress: "{read, number} of {lessons, plural, one {# lesson} other {# lessons}} read",
    left: "{minutes, plural, one {# minute} other {# minutes}} left",
    due: "due {date}",
    overdue: "overdue since {date}",
    start: "Start",
    goOn: "Go on",
    toQuiz: "To the quiz",
    again: "Look again",
  },
  today: {
    title: "Go on learning",
    left: "{course}: {where}, {minutes, plural, one {# minute} other {# minutes}} left.",
    itemDue: "“{course}” is due on {date}",
    itemOverdue: "“{course}” was due on {date}",
    reason:
      "{read, number} of {lessons, plural, one {# lesson} other {# lessons}} read, {minutes, plural, one {# minute} other {# minutes}} left.",
    overdue: "overdue",
  },
  palette: { mine: "My courses", create: "Write a course" },
} as const;
