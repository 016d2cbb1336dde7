/** Some days from now, where the person is. */
export function dayFromNow(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return new Intl.DateTimeFormat("sv-SE").format(day);
}
