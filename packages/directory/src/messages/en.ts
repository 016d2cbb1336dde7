export const en = {
  errors: {
    TimeZoneUnknown: "The time zone “{timeZone}” is not known. Use a name such as America/Bogota.",
  },
};
