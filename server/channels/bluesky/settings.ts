import { z } from "zod";

const HANDLE = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const APP_VIEW = /^did:(web|plc):[a-zA-Z0-9.:%_-]+(#[a-z_]+)?$/;

/** Error messages are codes: they are worded where they are read. Blank `service` and `appView` mean "find it". */
export const settings = z.object({
  handle: z
    .string()
    .trim()
    .overwrite((typed) => typed.replace(/^@/, "").toLowerCase())
    .regex(HANDLE, { error: "handle_shape" })
    .meta({ field: "handle" }),
  appPassword: z.string().trim().min(1, { error: "password_missing" }).max(200).meta({ field: "secret" }),
  service: z
    .string()
    .trim()
    .overwrite((typed) => typed.replace(/\/+$/, ""))
    .refine((address) => address === "" || isAllowedService(address), { error: "address_https" })
    .default("")
    .meta({ field: "url" }),
  appView: z
    .string()
    .trim()
    .refine((did) => did === "" || APP_VIEW.test(did), { error: "app_view_did" })
    .default("")
    .meta({ field: "text" }),
  keywords: z
    .array(z.string().trim().min(2, { error: "keyword_short" }).max(100))
    .max(20, { error: "too_many_keywords" })
    .default([])
    .meta({ field: "keywords" }),
});

export type Settings = z.output<typeof settings>;

/** A password must not travel in the clear: https, or the operator's own machine. */
function isAllowedService(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== "" || url.pathname !== "/" || url.search !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
