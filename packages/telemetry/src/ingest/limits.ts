/** What one request may hold, after unpacking. The client libraries stay below: 480 KB a batch, 32 KB an event. */
export const batchBytesMax = 500_000;
export const batchEventsMax = 2_500;
export const eventBytesMax = 32_768;
/** Characters; a message id is shorter than a hundred. */
export const messageIdMax = 99;
export const nameMax = 200;
export const userRefMax = 200;
/** Nesting inside an event's properties. */
export const depthMax = 12;
export const futureMsMax = 86_400_000;
export const ageYearsMax = 5;
/** Every answer leaves within three seconds; the rest is for the network. */
export const answerMsMax = 2_500;
