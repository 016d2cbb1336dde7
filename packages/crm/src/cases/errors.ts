import { domainError } from "@arraigo/platform";

export class QueueNameTaken extends domainError("crm.QueueNameTaken", "conflict") {}
/** Cases still wait in it. */
export class QueueNotEmpty extends domainError("crm.QueueNotEmpty", "conflict") {}
/** Somebody else was quicker. */
export class CaseTaken extends domainError("crm.CaseTaken", "conflict") {}
export class CaseNotClosed extends domainError("crm.CaseNotClosed", "conflict") {}
