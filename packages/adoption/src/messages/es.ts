export const es = {
  errors: {},
  audit: {
    person_looked_at: "miró los hábitos de una persona",
    team_looked_at: "miró los hábitos de su equipo",
  },
  permissions: {
    own_read: "Ver los hábitos propios",
    team_read: "Ver cómo adopta un cambio el equipo propio",
    rollout_read: "Ver la adopción con todo detalle",
    overview_read: "Ver la adopción de un vistazo",
  },
};
