import { domainError } from "@arraigo/platform";

/** The gate. `fields` lists every missing field by name, `activities` each kind as `kind:done:least`, `approval` what it waits for. */
export class StageGateUnmet extends domainError("crm.StageGateUnmet", "conflict") {}
export class RecordMovedSince extends domainError("crm.RecordMovedSince", "conflict") {}
export class NothingToUndo extends domainError("crm.NothingToUndo", "conflict") {}
/** Nobody's yes is missing: the stage asks for none, it was given, or whoever asks could give it. */
export class ApprovalNotNeeded extends domainError("crm.ApprovalNotNeeded", "conflict") {}
export class ApprovalDecided extends domainError("crm.ApprovalDecided", "conflict") {}
