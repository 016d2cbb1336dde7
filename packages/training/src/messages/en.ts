export const en = {
  errors: {
    AttemptsExhausted:
      "You have used today’s {max, plural, one {attempt} other {# attempts}}. Read the lessons once more and come back tomorrow.",
    QuizChanged: "The course was changed while you were answering. Open the quiz again.",
    CourseUnpublished: "This course is still a draft. Publish it first.",
    DueDatePast: "The due date is in the past. Choose today or later.",
  },
  notices: {
    courseAssigned: "A course for you: “{course}”.",
    courseAssignedDue: "A course for you: “{course}”, until {dueOn}.",
    courseDueSoon: "“{course}” is due on {dueOn}. You can go on where you left off.",
    courseOverdue: "“{course}” was due on {dueOn}. It still helps, and you can go on where you left off.",
  },
  audit: {
    course_created: "wrote a course",
    course_updated: "changed a course",
    course_published: "published a course",
    course_unpublished: "took a course back to draft",
  },
  permissions: {
    course_take: "Take courses",
    course_author: "Write and publish courses",
    course_assign: "Assign courses to people",
    team_read: "See how a team learns",
    progress_read: "See how units learn",
  },
};
