export const es = {
  errors: {},
  audit: {
    person_looked_at: "miró los hábitos de una persona",
    team_looked_at: "miró los hábitos de su equipo",
  },
};
