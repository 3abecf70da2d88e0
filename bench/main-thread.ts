/** What a page's main thread does, as the browser's own trace has it. */
import type { Page } from "playwright-core";

/** One turn of its event loop. */
export interface Task {
  /** From its beginning to its end: the time for which the page answers nothing. */
  ms: number;
  /** What of that it had a processor for; the rest it waited, since others wanted the processors too. */
  processorMs: number;
}

/** Past this a task is a long one: W3C, Long Tasks API, § 1.1. */
const LONG_MS = 50;

/** The long tasks of all pages of this browser while `act` runs. */
export async function longTasksDuring(page: Page, act: () => Promise<unknown>): Promise<Task[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("a trace needs a browser that this program started");
  await browser.startTracing(page, { categories: ["toplevel"] });
  let trace: Buffer;
  try {
    await act();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === MAIN).map(threadOf),
  );
  return traceEvents
    .filter((event) => event.name === TASK && mainThreads.has(threadOf(event)))
    .map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1000, processorMs: tdur / 1000 }))
    .filter(({ ms }) => ms > LONG_MS);
}

/** Durations in microseconds, `tdur` of the thread alone: Chromium's Trace Event Format. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

const MAIN = "CrRendererMain";
const TASK = "ThreadControllerImpl::RunTask";

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}
