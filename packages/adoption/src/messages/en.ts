export const en = {
  errors: {},
  audit: {
    person_looked_at: "looked at a person’s habits",
    team_looked_at: "looked at the team’s habits",
  },
  permissions: {
    own_read: "See one’s own habits",
    team_read: "See how one’s team takes a change up",
    rollout_read: "See adoption in every detail",
    overview_read: "See adoption at a glance",
  },
};
