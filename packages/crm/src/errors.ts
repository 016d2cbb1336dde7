import { domainError } from "@arraigo/platform";

export * from "./lists/errors";
export * from "./pipeline/errors";

/** A person or a lead without name, company and address. */
export class RecordNameless extends domainError("crm.RecordNameless", "invalid") {}
/** Two people, one field. `fields` names what collides; nothing was written. */
export class ChangedMeanwhile extends domainError("crm.ChangedMeanwhile", "conflict") {}
export class CustomFieldUnknown extends domainError("crm.CustomFieldUnknown", "invalid") {}
export class CustomValueInvalid extends domainError("crm.CustomValueInvalid", "invalid") {}
export class RunAlreadyUndone extends domainError("crm.RunAlreadyUndone", "conflict") {}
export class ValueNotRestorable extends domainError("crm.ValueNotRestorable", "invalid") {}
export class ActivityWithNobody extends domainError("crm.ActivityWithNobody", "invalid") {}
export class ActivityInFuture extends domainError("crm.ActivityInFuture", "invalid") {}
export class ActivityDone extends domainError("crm.ActivityDone", "conflict") {}
/** Only what was planned can be open again; what was logged is taken back. */
export class ActivityNotPlanned extends domainError("crm.ActivityNotPlanned", "conflict") {}
export class ActivityWithdrawn extends domainError("crm.ActivityWithdrawn", "conflict") {}
/** Merged since, or decided by somebody else. */
export class PairDecided extends domainError("crm.PairDecided", "conflict") {}
export class RecordNotClaimable extends domainError("crm.RecordNotClaimable", "conflict") {}
export class ClaimLimitReached extends domainError("crm.ClaimLimitReached", "conflict") {}
export class ClaimNotReturnable extends domainError("crm.ClaimNotReturnable", "conflict") {}
/** A file or form that says one month of an account twice: which of the two holds nobody can know. */
export class FigureTwice extends domainError("crm.FigureTwice", "invalid") {}
export class FigureAccountUnknown extends domainError("crm.FigureAccountUnknown", "invalid") {}
export class PeriodBackwards extends domainError("crm.PeriodBackwards", "invalid") {}
export class RateCurrencyMixed extends domainError("crm.RateCurrencyMixed", "invalid") {}
export class PointAlreadyThere extends domainError("crm.PointAlreadyThere", "conflict") {}
/** Whoever said no is not asked again: the no is taken back first, with where they said so. */
export class PointOptedOut extends domainError("crm.PointOptedOut", "conflict") {}
export class AlreadyTheirAccount extends domainError("crm.AlreadyTheirAccount", "conflict") {}
/** An account that would be part of itself, however far around. */
export class AccountCircle extends domainError("crm.AccountCircle", "conflict") {}
export class OwnerUnknown extends domainError("crm.OwnerUnknown", "invalid") {}
export class FileUnreadable extends domainError("crm.FileUnreadable", "invalid") {}
export class FileTooLong extends domainError("crm.FileTooLong", "invalid") {}
export class ImportAlreadyDone extends domainError("crm.ImportAlreadyDone", "conflict") {}
export class MappingMismatched extends domainError("crm.MappingMismatched", "invalid") {}
export class MappingNameless extends domainError("crm.MappingNameless", "invalid") {}
export class ExportTooLong extends domainError("crm.ExportTooLong", "invalid") {}
export class NextStepNotYours extends domainError("crm.NextStepNotYours", "conflict") {}
