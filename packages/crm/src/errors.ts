import { domainError } from "@arraigo/platform";

export * from "./cases/errors";
export * from "./lists/errors";
export * from "./pipeline/errors";
export * from "./products/errors";

/** A person or a lead without name, company and address. */
export class RecordNameless extends domainError("crm.RecordNameless", "invalid") {}
/** Two people, one field. `fields` names what collides; nothing was written. */
export class ChangedMeanwhile extends domainError("crm.ChangedMeanwhile", "conflict") {}
export class CustomFieldUnknown extends domainError("crm.CustomFieldUnknown", "invalid") {}
export class CustomValueInvalid extends domainError("crm.CustomValueInvalid", "invalid") {}
/** Another currency, and nothing said of the amounts (`words`) that stand in the one before. */
export class CurrencyNeedsAmount extends domainError("crm.CurrencyNeedsAmount", "invalid") {}
/** The lines of a deal are priced in `from`. */
export class CurrencyOfLines extends domainError("crm.CurrencyOfLines", "conflict") {}
export class RunAlreadyUndone extends domainError("crm.RunAlreadyUndone", "conflict") {}
export class RunNotUnderWay extends domainError("crm.RunNotUnderWay", "conflict") {}
export class RunTooOld extends domainError("crm.RunTooOld", "conflict") {}
/** A handover is taken back whole or not at all: `person` could not look after any of it. */
export class HandoverPersonLeft extends domainError("crm.HandoverPersonLeft", "conflict") {}
export class ValueNotRestorable extends domainError("crm.ValueNotRestorable", "invalid") {}
export class ActivityWithNobody extends domainError("crm.ActivityWithNobody", "invalid") {}
export class ActivityInFuture extends domainError("crm.ActivityInFuture", "invalid") {}
export class ActivityDone extends domainError("crm.ActivityDone", "conflict") {}
/** Only what was planned can be open again; what was logged is taken back. */
export class ActivityNotPlanned extends domainError("crm.ActivityNotPlanned", "conflict") {}
export class ActivityWithdrawn extends domainError("crm.ActivityWithdrawn", "conflict") {}
export class RecordNotClaimable extends domainError("crm.RecordNotClaimable", "conflict") {}
export class ClaimLimitReached extends domainError("crm.ClaimLimitReached", "conflict") {}
export class ClaimNotReturnable extends domainError("crm.ClaimNotReturnable", "conflict") {}
/** A file or form that says one month of an account twice: which of the two holds nobody can know. */
export class FigureTwice extends domainError("crm.FigureTwice", "invalid") {}
export class FigureAccountUnknown extends domainError("crm.FigureAccountUnknown", "invalid") {}
export class PeriodBackwards extends domainError("crm.PeriodBackwards", "invalid") {}
/** Merged since, or decided by somebody else. */
export class PairDecided extends domainError("crm.PairDecided", "conflict") {}
export class MergeWithItself extends domainError("crm.MergeWithItself", "invalid") {}
/** `names`: the records the actor may read and not change. */
export class MergeNotYours extends domainError("crm.MergeNotYours", "conflict") {}
export class MergeLosesConversion extends domainError("crm.MergeLosesConversion", "conflict") {}
export class MergeTooOld extends domainError("crm.MergeTooOld", "conflict") {}
export class MergeUndone extends domainError("crm.MergeUndone", "conflict") {}
/** The winner was merged into another record, or one of the records is gone. */
export class MergeBuried extends domainError("crm.MergeBuried", "conflict") {}
/** Another record was merged into the same one since. */
export class MergeNotNewest extends domainError("crm.MergeNotNewest", "conflict") {}
export class PointAlreadyThere extends domainError("crm.PointAlreadyThere", "conflict") {}
/** Whoever said no is not asked again: the no is taken back first, with where they said so. */
export class PointOptedOut extends domainError("crm.PointOptedOut", "conflict") {}
export class AlreadyTheirAccount extends domainError("crm.AlreadyTheirAccount", "conflict") {}
/** An account that would be part of itself, however far around. */
export class AccountCircle extends domainError("crm.AccountCircle", "conflict") {}
export class OwnerUnknown extends domainError("crm.OwnerUnknown", "invalid") {}
export class FileUnreadable extends domainError("crm.FileUnreadable", "invalid") {}
export class FileTooWide extends domainError("crm.FileTooWide", "invalid") {}
export class FileRowless extends domainError("crm.FileRowless", "invalid") {}
export class FileTooLong extends domainError("crm.FileTooLong", "invalid") {}
/** The import is being uploaded, run or taken back: what was asked has to wait. */
export class ImportBusy extends domainError("crm.ImportBusy", "conflict") {}
/** A run that broke off and goes on by itself; kept as an import's problem, never thrown. */
export class Interrupted extends domainError("crm.Interrupted", "conflict") {}
export class UploadIncomplete extends domainError("crm.UploadIncomplete", "invalid") {}
export class ImportAlreadyDone extends domainError("crm.ImportAlreadyDone", "conflict") {}
export class MappingMismatched extends domainError("crm.MappingMismatched", "invalid") {}
/** A field or key the record type does not have. */
export class MappingUnknown extends domainError("crm.MappingUnknown", "invalid") {}
export class MappingNameTaken extends domainError("crm.MappingNameTaken", "conflict") {}
export class MappingNameless extends domainError("crm.MappingNameless", "invalid") {}
export class NextStepNotYours extends domainError("crm.NextStepNotYours", "conflict") {}
