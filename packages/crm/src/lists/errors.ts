import { domainError } from "@arraigo/platform";

/** A list's condition that fits no field of it: a link written by hand, or a view older than the field. */
export class FilterInvalid extends domainError("crm.FilterInvalid", "invalid") {}
/** More words than a search looks for: none is left out in silence. */
export class SearchTooLong extends domainError("crm.SearchTooLong", "invalid") {}
export class SortUnknown extends domainError("crm.SortUnknown", "invalid") {}
/** A filter that means more records than are changed at once. */
export class TooManyRecords extends domainError("crm.TooManyRecords", "invalid") {}
/** So many views of one list are enough for one person. */
export class ViewsFull extends domainError("crm.ViewsFull", "invalid") {}
export class CustomFieldsFull extends domainError("crm.CustomFieldsFull", "invalid") {}
/** A file that was forgotten after its week, or whose writing failed. */
export class ExportForgotten extends domainError("crm.ExportForgotten", "conflict") {}
