import type { Conversation, Message } from "../../../../contract/index.ts";
import { BrandMessage } from "./brand-message.tsx";
import { CustomerMessage } from "./customer-message.tsx";
import { NoteMessage } from "./note-message.tsx";

export interface MessageProps {
  message: Message;
  conversation: Conversation;
  onChanged: () => void;
}

/** The customer's words stand on the page, the brand's in a bubble, the team's on yellow paper. */
export function MessageView(props: MessageProps) {
  switch (props.message.direction) {
    case "inbound":
      return <CustomerMessage {...props} />;
    case "outbound":
      return <BrandMessage {...props} />;
    default:
      return <NoteMessage {...props} />;
  }
}
