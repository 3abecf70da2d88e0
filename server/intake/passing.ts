/** SQLSTATE classes: connection, rolled back (deadlock), resources, state of an object (lock), operator, system. */
const PASSING_CLASSES = /^(08|40|53|55|57|58)/;
/** Node's own codes of a connection that is not there: ECONNREFUSED, EPIPE, ENOTFOUND … */
const NODE_CODES = /^E(?!RR_)[A-Z]+(_[A-Z]+)?$/;
/** What `pg` says without any code when the server goes away under it. */
const GONE =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Not the event's fault: the same will work when the database is itself again. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "") return GONE.test(error.message);
  return PASSING_CLASSES.test(code) || NODE_CODES.test(code);
}
