import { domainError } from "@arraigo/platform";

export class TimeZoneUnknown extends domainError("directory.TimeZoneUnknown", "invalid") {}

// Signing in
export class SignInRefused extends domainError("directory.SignInRefused", "unauthenticated") {}
export class SignInLocked extends domainError("directory.SignInLocked", "tooMany") {}
export class AccessEnded extends domainError("directory.AccessEnded", "unauthenticated") {}
export class PasswordTooShort extends domainError("directory.PasswordTooShort", "invalid") {}
export class PasswordTooLong extends domainError("directory.PasswordTooLong", "invalid") {}
export class ResetLinkExpired extends domainError("directory.ResetLinkExpired", "invalid") {}
export class ForeignOrigin extends domainError("directory.ForeignOrigin", "forbidden") {}
export class EmailTaken extends domainError("directory.EmailTaken", "conflict") {}

// People and structure
export class PersonAddressTaken extends domainError("directory.PersonAddressTaken", "conflict") {}
export class ExternalIdTaken extends domainError("directory.ExternalIdTaken", "conflict") {}
export class ManagerLoop extends domainError("directory.ManagerLoop", "invalid") {}
export class EndsBeforeStart extends domainError("directory.EndsBeforeStart", "invalid") {}
export class ChangedMeanwhile extends domainError("directory.ChangedMeanwhile", "conflict") {}
export class ReferenceUnknown extends domainError("directory.ReferenceUnknown", "invalid") {}
export class NameTaken extends domainError("directory.NameTaken", "conflict") {}
export class OrgUnitLoop extends domainError("directory.OrgUnitLoop", "invalid") {}
export class OwnAccess extends domainError("directory.OwnAccess", "conflict") {}
export class LastAdministrator extends domainError("directory.LastAdministrator", "conflict") {}
export class SuccessorUnknown extends domainError("directory.SuccessorUnknown", "invalid") {}
export class ReachLocked extends domainError("directory.ReachLocked", "conflict") {}
export class ReachNotOffered extends domainError("directory.ReachNotOffered", "invalid") {}

// Imports
export class FileNotReadable extends domainError("directory.FileNotReadable", "invalid") {}
export class FileTooLarge extends domainError("directory.FileTooLarge", "invalid") {}
export class ColumnMissing extends domainError("directory.ColumnMissing", "invalid") {}
export class ImportFinished extends domainError("directory.ImportFinished", "conflict") {}
