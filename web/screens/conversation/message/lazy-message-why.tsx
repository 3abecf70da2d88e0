import { type ComponentProps, lazy, Suspense } from "react";

/** No part of the first page: it comes with the first press, or soon after the page. */
const Why = lazy(async () => ({ default: (await import("./message-why.tsx")).MessageWhy }));

export function MessageWhy(props: ComponentProps<typeof Why>) {
  return (
    <Suspense fallback={null}>
      <Why {...props} />
    </Suspense>
  );
}
