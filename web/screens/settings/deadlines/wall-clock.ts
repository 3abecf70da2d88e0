/** Times on a wall clock, and the instants they are. Pure. */

/** "9", "9.30", "930" and "9:30" are "09:30" and the like; null for what is no time. "24:00" ends a day. */
export function timeOf(typed: string): string | null {
  const found = /^(\d{1,2})[:.h]?(\d{2})?$/.exec(typed.trim());
  if (!found) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** The instant at which the clocks of the zone show that date ("2026-11-20") and time ("16:45"). */
export function instantAt(date: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone));
}

/** The date of the coming ISO weekday (1 is Monday) in the zone, today included. */
export function comingWeekday(weekday: number, now: Date, timeZone: string): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
  const day = new Date(`${today}T12:00:00Z`);
  const ahead = (weekday - ((day.getUTCDay() + 6) % 7) - 1 + 7) % 7;
  return new Date(day.getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** Milliseconds that the zone's clocks are ahead of UTC. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(ms);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "00";
  const shown = `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}Z`;
  return Date.parse(shown) - Math.floor(ms / 1000) * 1000;
}
