export const en = {
  errors: {
    RolloutNotFound: "This rollout does not exist, or you cannot see it.",
    LeadUnknown:
      "Only a change manager who works here can run a rollout. Choose another person, or give them the role first.",
    LeadNotYours: "Only whoever runs this rollout, or an administrator, can say who runs it. Ask one of them.",
    WaveNotFound: "This wave does not exist, or you cannot see it.",
    BehaviourNotFound: "This behaviour does not exist, or you cannot see it.",
    WaveBeforeRollout: "A wave cannot go live before the rollout starts on {startsOn}. Choose that day or a later one.",
    WavePositionTaken: "Another wave is already number {position}. Choose another number.",
    OrgUnitUnknown: "One of the chosen units does not exist any more. Choose again.",
    JobRoleUnknown: "The chosen job role does not exist any more. Choose again.",
    PlanNotRising: "A plan cannot fall: {day} has less than the day before it. Correct the shares.",
  },
  audit: {
    rollout_handed: "said who runs a rollout",
  },
  permissions: {
    rollout_read: "See rollouts and what they are for",
    rollout_lead: "Say who runs a rollout, whoever runs it now",
    rollout_plan: "Plan rollouts: waves, behaviours, objectives",
  },
};
