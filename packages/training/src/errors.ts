import { domainError } from "@arraigo/platform";

export class AttemptsExhausted extends domainError("training.AttemptsExhausted", "tooMany") {}
export class QuizChanged extends domainError("training.QuizChanged", "conflict") {}
export class CourseUnpublished extends domainError("training.CourseUnpublished", "conflict") {}
export class DueDatePast extends domainError("training.DueDatePast", "invalid") {}
