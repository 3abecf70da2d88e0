/**
 * Business time. A `Schedule` is compiled into open intervals in epoch milliseconds, a stretch of days at a time;
 * every question after that is a binary search, with no Temporal object and no allocation. Business time is the
 * minutes inside the schedule: a message of Friday 16:45 with 30 minutes and opening hours 9–17 is due Monday 09:15.
 */
import { holidaysOf } from "./holidays.ts";
import { minuteOfDay, type Period, type Schedule } from "./schedule.ts";

export interface Calendar {
  /**
   * The instant (epoch ms) at which so many business minutes have passed since `fromMs`. Zero minutes: now if open,
   * else the next opening. Null when the schedule does not open for two years, or the answer lies over ten years off.
   */
  addBusinessMinutes(fromMs: number, minutes: number): number | null;
  /** Business minutes from `aMs` to `bMs`, negative when `bMs` is earlier; a stretch of over ten years counts as ten. */
  businessMinutesBetween(aMs: number, bMs: number): number;
  isOpen(ms: number): boolean;
  /** Opening minutes of a mean open weekday, exceptions and holidays apart: what "one business day" is worth. */
  dayMinutes: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Days compiled at a time: a deadline rarely leaves its stretch, and one takes about 2 ms to compile. */
const STRETCH = 128 * DAY;
/** Stretches kept: over 22 years. Beyond that somebody is reading history, and starts anew. */
const STRETCHES_KEPT = 64;
const TWO_YEARS = 731 * DAY;
const TEN_YEARS = 3653 * DAY;
/** A clock outside 1900–3000 is wrong; it is read as the nearest end. */
const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(3000, 0, 1);

interface Stretch {
  /** open, close, open, close …, ascending, never touching, all inside the stretch. */
  edges: Float64Array;
  /** Open milliseconds before each interval, and at the end of all: one longer than there are intervals. */
  before: Float64Array;
  total: number;
}

/**
 * Lazily compiled calendar of one version of a schedule. Keep it: it remembers what it compiled.
 * Instants are epoch milliseconds; NaN throws RangeError.
 */
export function openCalendar(schedule: Schedule): Calendar {
  const stretches = new Map<number, Stretch>();
  let lastIndex = Number.NaN;
  let last: Stretch | undefined;

  function stretchAt(index: number): Stretch {
    if (index === lastIndex && last) return last;
    let found = stretches.get(index);
    if (!found) {
      if (stretches.size >= STRETCHES_KEPT) stretches.clear();
      found = withSums(compileCalendar(schedule, index * STRETCH, (index + 1) * STRETCH));
      stretches.set(index, found);
    }
    lastIndex = index;
    last = found;
    return found;
  }

  function addBusinessMinutes(fromMs: number, minutes: number): number | null {
    const start = clamp(fromMs);
    let left = Math.max(0, minutes) * MINUTE;
    let index = Math.floor(start / STRETCH);
    let stretch = stretchAt(index);
    let done = openBefore(stretch, start);
    let openedAt = start;
    while (stretch.total - done < left || (left === 0 && !opensAfter(stretch, start))) {
      if (stretch.total > done) openedAt = (index + 1) * STRETCH;
      left -= stretch.total - done;
      done = 0;
      index += 1;
      if (index * STRETCH - openedAt > TWO_YEARS || index * STRETCH - start > TEN_YEARS) return null;
      stretch = stretchAt(index);
    }
    return left === 0 ? nextOpen(stretch, start) : reach(stretch, done + left);
  }

  function businessMinutesBetween(aMs: number, bMs: number): number {
    const a = clamp(aMs);
    const b = clamp(bMs);
    if (b < a) return -businessMinutesBetween(b, a);
    const end = Math.min(b, a + TEN_YEARS);
    const endIndex = Math.floor(end / STRETCH);
    let index = Math.floor(a / STRETCH);
    let open = -openBefore(stretchAt(index), a);
    for (; index < endIndex; index++) open += stretchAt(index).total;
    return (open + openBefore(stretchAt(index), end)) / MINUTE;
  }

  function isOpen(ms: number): boolean {
    const at = clamp(ms);
    return edgesUpTo(stretchAt(Math.floor(at / STRETCH)).edges, at) % 2 === 1;
  }

  return { addBusinessMinutes, businessMinutesBetween, isOpen, dayMinutes: dayMinutesOf(schedule) };
}

/**
 * Open intervals between two instants (epoch ms) as open, close, open, close …: ascending, touching ones joined.
 * Times on the wall clock become instants by Temporal: an hour that the clock skips is not worked, and one that it
 * repeats is worked twice. Costs about 2 ms for 128 days, plus 1 ms for a year's holidays the first time.
 */
export function compileCalendar(schedule: Schedule, fromMs: number, toMs: number): Float64Array {
  const { timeZone } = schedule;
  const exceptions = new Map(schedule.exceptions.map(({ date, periods }) => [date, periods]));
  const closed = new Set<string>();
  const edges: number[] = [];
  let day = dateAt(fromMs, timeZone).subtract({ days: 1 });
  const end = dateAt(toMs, timeZone).add({ days: 1 });
  for (let year = day.year; year <= end.year; year++)
    for (const d of holidayDates(schedule, year)) closed.add(d);

  for (; Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) {
    const date = day.toString();
    const periods = exceptions.get(date) ?? (closed.has(date) ? [] : weekday(schedule, day.dayOfWeek));
    for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))) {
      const opens = Math.max(fromMs, instantOf(day, period.from, timeZone, "earlier"));
      const closes = Math.min(toMs, instantOf(day, period.to, timeZone, "later"));
      if (closes <= opens) continue;
      const before = edges.at(-1);
      if (before !== undefined && opens <= before) edges[edges.length - 1] = Math.max(before, closes);
      else edges.push(opens, closes);
    }
  }
  return Float64Array.from(edges);
}

function holidayDates(schedule: Schedule, year: number): string[] {
  const { country, region, off } = schedule.holidays;
  if (!country) return [];
  return holidaysOf(country, region, year).flatMap(({ date, rule }) => (off.includes(rule) ? [] : [date]));
}

function weekday(schedule: Schedule, isoDay: number): Period[] {
  return schedule.week[isoDay as keyof Schedule["week"]];
}

function dateAt(ms: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** "earlier" for an opening, "later" for a closing: where the clock goes back, the repeated hour is all inside. */
function instantOf(day: Temporal.PlainDate, time: string, zone: string, which: "earlier" | "later"): number {
  const minutes = minuteOfDay(time);
  const wall = day.toPlainDateTime().add({ minutes });
  const at = wall.toZonedDateTime(zone, { disambiguation: which });
  if (at.toPlainDateTime().equals(wall)) return at.epochMilliseconds;
  // A time that the clock skips is the instant of the skip.
  const skip = wall.toZonedDateTime(zone, { disambiguation: "earlier" }).getTimeZoneTransition("next");
  return (skip ?? at).epochMilliseconds;
}

function dayMinutesOf(schedule: Schedule): number {
  const days = Object.values(schedule.week).filter((periods) => periods.length > 0);
  const minutes = days.flat().reduce((sum, p) => sum + minuteOfDay(p.to) - minuteOfDay(p.from), 0);
  // Open on exceptions alone: a business day of eight hours, as in the starting deadlines.
  return days.length === 0 ? 480 : Math.round(minutes / days.length);
}

function withSums(edges: Float64Array): Stretch {
  const before = new Float64Array(edges.length / 2 + 1);
  for (let i = 0; i < edges.length / 2; i++) before[i + 1] = before[i]! + edges[2 * i + 1]! - edges[2 * i]!;
  return { edges, before, total: before.at(-1) ?? 0 };
}

/** How many edges lie at or before the instant: odd means open. */
function edgesUpTo(edges: Float64Array, ms: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open milliseconds of the stretch before the instant. */
function openBefore(stretch: Stretch, ms: number): number {
  const passed = edgesUpTo(stretch.edges, ms);
  const sum = stretch.before[passed >>> 1]!;
  return passed % 2 === 1 ? sum + ms - stretch.edges[passed - 1]! : sum;
}

function opensAfter(stretch: Stretch, ms: number): boolean {
  const last = stretch.edges.at(-1);
  return last !== undefined && ms < last;
}

function nextOpen(stretch: Stretch, ms: number): number {
  const passed = edgesUpTo(stretch.edges, ms);
  return passed % 2 === 1 ? ms : stretch.edges[passed]!;
}

/** The instant at which the stretch has been open for `sum` ms, 0 < sum ≤ total: a day's last minute is that day's. */
function reach(stretch: Stretch, sum: number): number {
  let low = 0;
  let high = stretch.before.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stretch.before[middle + 1]! < sum) low = middle + 1;
    else high = middle;
  }
  return stretch.edges[2 * low]! + sum - stretch.before[low]!;
}

function clamp(ms: number): number {
  if (Number.isNaN(ms)) throw new RangeError("not an instant");
  return Math.min(LAST, Math.max(FIRST, ms));
}
