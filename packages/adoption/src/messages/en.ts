export const en = {
  errors: {},
  audit: {
    person_looked_at: "looked at a person’s habits",
    team_looked_at: "looked at the team’s habits",
  },
};
