import type { Conversation, Message } from "../../../../contract/index.ts";
import type { HeadQuestion } from "../why/said-otherwise.ts";
import { BrandMessage } from "./brand-message.tsx";
import { CustomerMessage } from "./customer-message.tsx";
import { NoteMessage } from "./note-message.tsx";

/** What a message needs to know of the conversation it stands in: of the item only what it is changes it. */
export interface Place extends Pick<Conversation, "network" | "networkName" | "messages"> {
  customer: NonNullable<Conversation["item"]>["customer"] | null;
  /** By message: the labels that it shows of itself. */
  otherwise: Map<string, HeadQuestion[]>;
}

export interface MessageProps {
  message: Message;
  place: Place;
  /** With the message as it is now, where that is known before the server is asked again. */
  onChanged: (message?: Message) => void;
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
