import { domainError } from "@arraigo/platform";

/** The gate. `fields` lists every missing field by name, so that the portal can open exactly those. */
export class StageGateUnmet extends domainError("crm.StageGateUnmet", "conflict") {}
export class OpportunityMovedSince extends domainError("crm.OpportunityMovedSince", "conflict") {}
export class NothingToUndo extends domainError("crm.NothingToUndo", "conflict") {}
export class ContactNameless extends domainError("crm.ContactNameless", "invalid") {}
export class ActivityWithNobody extends domainError("crm.ActivityWithNobody", "invalid") {}
export class ActivityInFuture extends domainError("crm.ActivityInFuture", "invalid") {}
export class ActivityWithdrawn extends domainError("crm.ActivityWithdrawn", "conflict") {}
export class OwnerUnknown extends domainError("crm.OwnerUnknown", "invalid") {}
export class FileUnreadable extends domainError("crm.FileUnreadable", "invalid") {}
export class FileTooLong extends domainError("crm.FileTooLong", "invalid") {}
export class ImportAlreadyDone extends domainError("crm.ImportAlreadyDone", "conflict") {}
export class MappingMismatched extends domainError("crm.MappingMismatched", "invalid") {}
export class MappingNameless extends domainError("crm.MappingNameless", "invalid") {}
export class ExportTooLong extends domainError("crm.ExportTooLong", "invalid") {}
export class NextStepNotYours extends domainError("crm.NextStepNotYours", "conflict") {}
