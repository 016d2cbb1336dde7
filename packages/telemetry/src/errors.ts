import { domainError } from "@arraigo/platform";

export class WriteKeyNotFound extends domainError("telemetry.WriteKeyNotFound", "notFound") {}
export class TooManyWriteKeys extends domainError("telemetry.TooManyWriteKeys", "conflict") {}
export class RejectedNotFound extends domainError("telemetry.RejectedNotFound", "notFound") {}
export class CursorUnreadable extends domainError("telemetry.CursorUnreadable", "invalid") {}
export class NameTaken extends domainError("telemetry.NameTaken", "conflict") {}
export class NameNotDecided extends domainError("telemetry.NameNotDecided", "notFound") {}
export class PersonUnknown extends domainError("telemetry.PersonUnknown", "notFound") {}
export class FilesWaiting extends domainError("telemetry.FilesWaiting", "conflict") {}
export class RawEventsGone extends domainError("telemetry.RawEventsGone", "invalid") {}
export class RawOutlivesPeople extends domainError("telemetry.RawOutlivesPeople", "invalid") {}
export class AnnotationNotFound extends domainError("telemetry.AnnotationNotFound", "notFound") {}
export class InsightNotFound extends domainError("telemetry.InsightNotFound", "notFound") {}
export class DashboardNotFound extends domainError("telemetry.DashboardNotFound", "notFound") {}
export class AlertNotFound extends domainError("telemetry.AlertNotFound", "notFound") {}
export class KeptFull extends domainError("telemetry.KeptFull", "conflict") {}
export class UploadNotFound extends domainError("telemetry.UploadNotFound", "notFound") {}
export class UploadBusy extends domainError("telemetry.UploadBusy", "conflict") {}
export class UploadIncomplete extends domainError("telemetry.UploadIncomplete", "invalid") {}
export class UploadTooOld extends domainError("telemetry.UploadTooOld", "conflict") {}
export class TooManyUploads extends domainError("telemetry.TooManyUploads", "conflict") {}
export class FileUnreadable extends domainError("telemetry.FileUnreadable", "invalid") {}
export class FileTooLong extends domainError("telemetry.FileTooLong", "invalid") {}
export class MappingMisfit extends domainError("telemetry.MappingMisfit", "invalid") {}
