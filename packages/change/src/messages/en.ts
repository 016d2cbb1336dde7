export const en = {
  errors: {
    RolloutNotFound: "This rollout does not exist, or you cannot see it.",
    WaveNotFound: "This wave does not exist, or you cannot see it.",
    BehaviourNotFound: "This behaviour does not exist, or you cannot see it.",
    WaveBeforeRollout: "A wave cannot go live before the rollout starts on {startsOn}. Choose that day or a later one.",
    WavePositionTaken: "Another wave is already number {position}. Choose another number.",
    OrgUnitUnknown: "One of the chosen units does not exist any more. Choose again.",
    JobRoleUnknown: "The chosen job role does not exist any more. Choose again.",
    PlanNotRising: "A plan cannot fall: {day} has less than the day before it. Correct the shares.",
  },
  permissions: {
    rollout_read: "See rollouts and what they are for",
    rollout_plan: "Plan rollouts: waves, behaviours, objectives",
  },
};
