/** A statement is known to come again when it has come so often. */
const OFTEN = 20;
/** So many are prepared at most: each takes PostgreSQL 40 kB, of a long list 340, in every connection. */
const MOST = 100;
/** So many different texts are counted at a time. */
const COUNTED = 1_000;

const QUERY = /^\s*(select|insert|update|delete|with)\b/i;
/** A statement that answers whatever columns there are breaks when a migration adds one, if it was prepared before. */
const ANY_COLUMNS = /(\b(select|distinct|returning)\s+|[,.]\s*)\*/i;

/**
 * Answers the name under which a statement is to be prepared, or null while it is not known to come often. What is prepared
 * is parsed once a connection, and planned only until PostgreSQL finds that one plan does for all values
 * (https://www.postgresql.org/docs/current/sql-prepare.html, "plan_cache_mode"). Every text has one name, for good.
 */
export function keepStatements(): (text: string) => string | null {
  const names = new Map<string, string>();
  let times = new Map<string, number>();
  return (text) => {
    const name = names.get(text);
    if (name) return name;
    if (names.size >= MOST || !QUERY.test(text) || ANY_COLUMNS.test(text)) return null;
    const now = (times.get(text) ?? 0) + 1;
    if (now < OFTEN) {
      if (times.size >= COUNTED) times = new Map();
      times.set(text, now);
      return null;
    }
    times.delete(text);
    names.set(text, `kept_${names.size + 1}`);
    return null;
  };
}
