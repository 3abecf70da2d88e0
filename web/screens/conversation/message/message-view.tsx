import type { Conversation, Message } from "../../../../contract/index.ts";
import { BrandMessage } from "./brand-message.tsx";
import { CustomerMessage } from "./customer-message.tsx";
import { NoteMessage } from "./note-message.tsx";

/** What a message needs to know of the conversation it stands in: none of it changes because the item does. */
export interface Place extends Pick<Conversation, "network" | "networkName" | "messages"> {
  customer: NonNullable<Conversation["item"]>["customer"] | null;
}

export interface MessageProps {
  message: Message;
  place: Place;
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
