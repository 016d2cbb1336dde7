import { domainError } from "@arraigo/platform";

/** The gate. `fields` lists every missing field by name, `activities` each kind as `kind:done:least`, `approval` what it waits for. */
export class StageGateUnmet extends domainError("crm.StageGateUnmet", "conflict") {}
export class RecordMovedSince extends domainError("crm.RecordMovedSince", "conflict") {}
export class NothingToUndo extends domainError("crm.NothingToUndo", "conflict") {}
/** A move stands after so many `hours`; who thinks better of it moves the record again. */
export class MoveTooOld extends domainError("crm.MoveTooOld", "conflict") {}
/** Whose record it is, is not who lets it past a gate. */
export class OverrideOwn extends domainError("crm.OverrideOwn", "forbidden") {}
/** Nobody's yes is missing: the stage asks for none, it was given, or whoever asks could give it. */
export class ApprovalNotNeeded extends domainError("crm.ApprovalNotNeeded", "conflict") {}
export class ApprovalDecided extends domainError("crm.ApprovalDecided", "conflict") {}
/** Two people rearranged one pipeline at once; `person` was first. */
export class PipelineChangedSince extends domainError("crm.PipelineChangedSince", "conflict") {}
export class PipelineNameTaken extends domainError("crm.PipelineNameTaken", "conflict") {}
export class StageNameTaken extends domainError("crm.StageNameTaken", "conflict") {}
export class LastPipeline extends domainError("crm.LastPipeline", "conflict") {}
/** Every pipeline has a way in and both ways out. */
export class LastStageOfKind extends domainError("crm.LastStageOfKind", "conflict") {}
/** `records` stand in it, and nobody said where they go. */
export class StageInUse extends domainError("crm.StageInUse", "conflict") {}
export class StageOrderInvalid extends domainError("crm.StageOrderInvalid", "invalid") {}
export class StageTargetInvalid extends domainError("crm.StageTargetInvalid", "invalid") {}
/** A field that the type does not have, or that nobody can fill in. */
export class CriterionUnknown extends domainError("crm.CriterionUnknown", "invalid") {}
export class TooManyStages extends domainError("crm.TooManyStages", "invalid") {}
/** A lead is won by converting it, so that something becomes of it. */
export class LeadToConvert extends domainError("crm.LeadToConvert", "conflict") {}
export class LeadConverted extends domainError("crm.LeadConverted", "conflict") {}
export class NothingToConvertTo extends domainError("crm.NothingToConvertTo", "invalid") {}
/** Something happened since on what a conversion made. */
export class ConversionBuiltUpon extends domainError("crm.ConversionBuiltUpon", "conflict") {}
