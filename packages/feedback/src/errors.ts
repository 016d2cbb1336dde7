import { domainError } from "@arraigo/platform";

export class MoveNotPossible extends domainError("feedback.MoveNotPossible", "conflict") {}
export class OwnPost extends domainError("feedback.OwnPost", "conflict") {}
export class ReceiptUnknown extends domainError("feedback.ReceiptUnknown", "notFound") {}
export class PlaceUnknown extends domainError("feedback.PlaceUnknown", "invalid") {}
export class AnonymousPostsExhausted extends domainError("feedback.AnonymousPostsExhausted", "tooMany") {}
