/**
 * Bytes one request may hold, after unpacking. RudderStack's gateway takes 4,000 KB and PostHog 20 MB, and their libraries fill
 * what they may: a batch refused for its size is a batch dropped.
 */
export const bytesMax = { segment: 4_000_000, posthog: 20_000_000 } as const;
export type Protocol = keyof typeof bytesMax;
/** All bodies beyond `smallBytes` that the process holds at a time, packed, unpacked and parsed. */
export const heldBytesMax = 64_000_000;
export const smallBytes = 64_000;
/** A body of this size is worth asking whose key it is before it is read. */
export const veryLargeBytes = 1_000_000;
/** What unpacks to so much is unpacked on the spot, for it is used up before anybody else is served. */
export const unpackedAtOnceBytes = 1_000_000;
/** Bodies under way of senders who have not shown a key yet: that many small ones hold as much as all large ones may. */
export const unnamedMax = 1_000;
/**
 * What an honest batch of 20 MB may hold: PostHog's events have some seventy properties of thirty-five bytes, 600,000 values, and up to
 * fifteen elements each around what was clicked. Parsed, a value takes twenty bytes or more.
 */
export const valuesMax = 1_000_000;
export const objectsMax = 300_000;
export const propertiesMax = 50_000;
export const bytesPerValue = 20;
/** A large body brings this much in this time, half a megabit a second, or its room is given to others. */
export const paceBytes = 128_000;
export const paceMs = 2_000;
/** Where somebody else needs the room: a body that brought no pace's bytes for so long, or has been arriving for so long. */
export const stalledMs = 500;
export const readingMsMax = 5_000;
export const batchEventsMax = 20_000;
export const eventBytesMax = 32_768;
/** Characters; a message id is shorter than a hundred. */
export const messageIdMax = 99;
export const nameMax = 200;
export const userRefMax = 200;
/** Nesting inside an event's properties. */
export const depthMax = 12;
export const futureMsMax = 86_400_000;
export const ageYearsMax = 5;
/** An answer to a usual batch leaves within three seconds; the rest is for the network. */
export const answerMsMax = 2_500;
/** What an event more may take longer, where a batch holds thousands; libraries wait ten seconds. */
export const answerMsPerEvent = 0.25;
/**
 * How long a sender is asked to wait. RudderStack's library tries three times more and then drops its batch, but waits as long as
 * it is told: three times this is how long the database may be away.
 */
export const awaySecondsUsual = 30;
export const busySeconds = 10;
/**
 * posthog-node drops a batch after four answers of 503 within ten seconds, and keeps it where no answer came before its own limit
 * of ten. So it is kept waiting, and tried again here, for longer than that.
 */
export const patienceMsMax = 12_000;
export const patienceMs = 500;
