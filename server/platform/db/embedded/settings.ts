/** Settings for a small machine (two cores, 2 GB), where Node and the desk's people share it with the database. */
export function settingsFor(sockets: string, more: Record<string, string>): Record<string, string> {
  return { ...SMALL, ...LOGGED, listen_addresses: "", unix_socket_directories: quoted(sockets), ...more };
}

const SMALL = {
  unix_socket_permissions: "0700",
  max_connections: "60",
  shared_buffers: "128MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "2GB",
  min_wal_size: "80MB",
  wal_compression: "pglz",
  checkpoint_timeout: "15min",
  autovacuum_naptime: "10s", // after the first messages, and after an import, what is planned by the old sizes is soon planned anew
  random_page_cost: "1.1", // flash: a random page costs hardly more than the next one
  max_parallel_workers_per_gather: "1",
  jit: "off", // compiling costs more than these short queries
  timezone: "UTC",
};

/** Errors of single statements go to whoever sent them; in the log they would only spread customers' words. */
const LOGGED = {
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] ",
  log_timezone: "UTC",
};

/** The value is a list, with PostgreSQL's own double quotes around a name that holds a comma or a blank. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}
