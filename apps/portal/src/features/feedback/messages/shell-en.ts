/** What the shell says of this area before anybody has entered it: its pages, the palette, and what waits on Today. */
export const shell = {
  pages: { voice: "Voice" },
  today: {
    oldest: "The oldest without an answer was written {days, plural, =0 {today} one {yesterday} other {# days ago}}.",
    title: "You said, we did",
    said: "“{text}”",
    all: "All that was done",
    waiting: "Answer {count, plural, one {one post} other {# posts}}",
    answer: "Answer",
    age: "{days, plural, =0 {today} other {# d}}",
  },
  palette: { say: "Read and support what others said", receipt: "Look up an anonymous post" },
} as const;
