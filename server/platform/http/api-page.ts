interface Operation {
  summary?: string;
  requestBody?: unknown;
}

/** The API as a page for people, drawn from the same description that programs read. */
export function apiPage(document: { paths?: Record<string, Record<string, Operation>> }): string {
  const rows = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const call = `<code>${method.toUpperCase()} /api${plain(path)}</code>`;
      return `<tr><td>${call}</td><td>${plain(operation.summary ?? "")}</td></tr>`;
    }),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Escolta API</title><style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color-scheme:light dark}
td{padding:.3rem 1rem .3rem 0;vertical-align:top;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}
code{font-size:13px;white-space:nowrap}</style>
<h1>Escolta API</h1>
<p>Everything the screens do, they do with these calls. They take and give JSON, sign in with the session cookie of
<code>POST /api/auth/sign-in/email</code>, and work in the workspace that the header <code>escolta-workspace</code>
names. Schemas and refusals: <a href="/api/openapi.json">openapi.json</a>.</p>
<table>${rows.join("")}</table></html>`;
}

function plain(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
