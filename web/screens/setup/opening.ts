/** When a brand that starts with these hours is open: pure, on the week that set-up's preview tells of. */

/** ISO weekdays, "1" is Monday; a missing day is closed. */
export type Week = Partial<Record<"1" | "2" | "3" | "4" | "5" | "6" | "7", { from: string; to: string }[]>>;

const DAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

export interface OpenDays {
  /** ISO weekdays, 1 to 7; the same when it is one day. */
  first: number;
  last: number;
  periods: { from: string; to: string }[];
}

/** Days that follow each other with the same hours are one line; closed days have none. */
export function openDays(week: Week): OpenDays[] {
  const lines: OpenDays[] = [];
  for (const day of DAYS) {
    const periods = week[day] ?? [];
    if (periods.length === 0) continue;
    const before = lines.at(-1);
    if (before?.last === Number(day) - 1 && isSame(before.periods, periods)) before.last = Number(day);
    else lines.push({ first: Number(day), last: Number(day), periods });
  }
  return lines;
}

/** The first open day after a date, `YYYY-MM-DD`, and the hour it begins at; null for who never opens. */
export function openAfter(week: Week, date: string): { date: Date; hour: number } | null {
  const day = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  for (let days = 0; days < 7; days++) {
    day.setUTCDate(day.getUTCDate() + 1);
    const [first] = week[DAYS[(day.getUTCDay() + 6) % 7] ?? "1"] ?? [];
    if (first) return { date: day, hour: Number.parseInt(first.from, 10) };
  }
  return null;
}

/** "09:00" → "9", "09:30" → "9:30": between two hours, where no language needs more. */
export function shortHour(time: string): string {
  return time.replace(/^0/, "").replace(/:00$/, "");
}

function isSame(one: OpenDays["periods"], other: OpenDays["periods"]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
