/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  pages: {
    adoption_usage: "Usage",
    adoption_insights: "Insights",
    admin_sources: "Connections",
    admin_names: "Unknown names",
    admin_history: "Files of history",
    admin_keeping: "Keeping and erasing",
    admin_events: "Event catalogue",
  },
  palette: {
    insights: "Dashboard and saved insights",
    usage: "How much is it used?",
    connections: "Connect another system",
    keeping: "How long usage is kept, and erasing a person",
    mine: "What was recorded about me",
  },
} as const;
