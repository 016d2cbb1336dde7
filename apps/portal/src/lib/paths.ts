/** Every address of the portal. Screens never write one out: `<Link to={paths.crm.account(id)}>`. */
export const paths = {
  today: "/",
  signIn: "/sign-in",
  forgotPassword: "/forgot-password",
  resetPassword: "/reset-password",
  crm: {
    board: "/crm",
    accounts: "/crm/accounts",
    account: (id: string) => `/crm/accounts/${id}`,
    contacts: "/crm/contacts",
    contact: (id: string) => `/crm/contacts/${id}`,
    opportunity: (id: string) => `/crm/opportunities/${id}`,
    import: "/crm/import",
  },
  learn: {
    mine: "/learn",
    team: "/learn/team",
    course: (id: string) => `/learn/courses/${id}`,
    lesson: (courseId: string, lessonId: string) => `/learn/courses/${courseId}/lessons/${lessonId}`,
  },
  voice: {
    posts: "/voice",
    post: (id: string) => `/voice/posts/${id}`,
  },
  adoption: {
    mine: "/adoption/mine",
    team: "/adoption/team",
    rollouts: "/adoption",
    rollout: (id: string) => `/adoption/rollouts/${id}`,
    leadership: "/adoption/leadership",
    definitions: "/adoption/definitions",
  },
  change: {
    rollouts: "/change",
    rollout: (id: string) => `/change/rollouts/${id}`,
    mine: "/change/mine",
  },
  sponsor: {
    week: "/sponsor",
    messages: "/sponsor/messages",
    message: (id: string) => `/sponsor/messages/${id}`,
  },
  admin: {
    people: "/admin",
    import: "/admin/people/import",
    audit: "/admin/audit",
    sources: "/admin/sources",
  },
} as const;
