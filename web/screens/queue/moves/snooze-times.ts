/** Usual moments to come back to something, in the browser's own time zone. */
export interface SnoozeTime {
  id: "inOneHour" | "inThreeHours" | "tomorrow" | "monday";
  at: Date;
}

const MORNING = 9;

/** Soonest first; Monday is left out when it is tomorrow. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const times: SnoozeTime[] = [
    { id: "inOneHour", at: new Date(now.getTime() + 3_600_000) },
    { id: "inThreeHours", at: new Date(now.getTime() + 3 * 3_600_000) },
    { id: "tomorrow", at: morning(now, 1) },
  ];
  const toMonday = (8 - now.getDay()) % 7 || 7;
  if (toMonday > 1) times.push({ id: "monday", at: morning(now, toMonday) });
  return times;
}

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}
