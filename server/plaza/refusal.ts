import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Plaza says no: an HTTP status and `{ error: { code, params } }`. */
export class Refused extends Error {
  override name = "Refused";
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly params: Record<string, string | number>;
  readonly headers: Record<string, string>;
  constructor(
    status: ContentfulStatusCode,
    code: string,
    params: Record<string, string | number> = {},
    headers: Record<string, string> = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.params = params;
    this.headers = headers;
  }
}
