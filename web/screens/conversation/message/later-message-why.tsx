import { later } from "../../../ui/later.tsx";

export const MessageWhy = later(async () => (await import("./message-why.tsx")).MessageWhy);
