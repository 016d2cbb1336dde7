export const es = { errors: {} };
