import { domainError } from "@arraigo/platform";

export class RolloutNotFound extends domainError("change.RolloutNotFound", "notFound") {}
export class LeadUnknown extends domainError("change.LeadUnknown", "invalid") {}
export class LeadNotYours extends domainError("change.LeadNotYours", "forbidden") {}
export class WaveNotFound extends domainError("change.WaveNotFound", "notFound") {}
export class BehaviourNotFound extends domainError("change.BehaviourNotFound", "notFound") {}
export class WaveBeforeRollout extends domainError("change.WaveBeforeRollout", "invalid") {}
export class WavePositionTaken extends domainError("change.WavePositionTaken", "conflict") {}
export class OrgUnitUnknown extends domainError("change.OrgUnitUnknown", "invalid") {}
export class JobRoleUnknown extends domainError("change.JobRoleUnknown", "invalid") {}
export class PlanNotRising extends domainError("change.PlanNotRising", "invalid") {}
