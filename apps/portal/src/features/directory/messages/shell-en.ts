/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  pages: {
    admin_people: "People",
    admin_structure: "Structure",
    admin_access: "Permissions",
    admin_privacy: "Privacy",
    admin_audit: "Audit log",
  },
  palette: {
    add: "Add a person",
    import: "Import people from a file",
    aboutMe: "What is known about me",
    person: "Person",
  },
} as const;
