import type { Told } from "../story.ts";

export const en: Told = {
  language: "en",
  nudges: [
    "Still there?",
    "I wrote back a while ago, in case it slipped past you.",
    "I'll be here. Slowly growing a beard.",
  ],
  stories: [
    {
      id: "en-green-lamp",
      who: "hannahweller",
      kind: "question",
      where: "page",
      first: true,
      opening:
        "Is the Arinsal lamp coming back in green? I hesitated for two days and now it's gone, story of my life.",
      waiting: [
        "Any news on the green lamp? I've already moved the armchair for it.",
        "I'm sitting in the dark next to an empty spot where a green lamp should be. Some kind of answer would be lovely.",
      ],
      followUp: "Could you put one aside for me when it comes? I'm up in Arinsal, of all places.",
      helped: {
        soon: "Oh brilliant, thank you, that was quick!",
        late: "Ah, thank you. I was starting to think I'd imagined the whole shop.",
      },
    },
    {
      id: "en-smell",
      who: "hannahweller",
      kind: "complaint",
      where: "private",
      opening:
        "Hi, the wardrobe is defective: it stinks of petrol, terrible, eye-watering petrol. We've had the windows open since Tuesday and it's minus six out.",
      waiting: [
        "It still smells and we still have the windows open. Please tell me that's not how it's meant to be.",
        "We've moved into the kitchen with the cat. Nobody has answered and the wardrobe has the good bedroom.",
        "Right, I want this thing collected. If I don't hear back today I'm asking my bank to sort it out.",
      ],
      detail: "Order 10588, Hannah Weller, two-door pine wardrobe. There's a sticker that says batch 44.",
      helped: {
        soon: "Thank you, that's a relief. The cat says thanks too.",
        late: "Okay, thank you. Sorry I got sharp, it's been a long cold week.",
      },
    },
    {
      id: "en-candle-praise",
      who: "hannahweller",
      kind: "praise",
      where: "mention",
      opening:
        "Shout-out to @{brand} for wrapping forty tiny candle holders one by one. Not a single chip. Wedding saved.",
      waiting: [],
      helped: { soon: "Aw, you earned it. We'll send a photo!", late: "Ha, no rush at all. Thank YOU." },
    },
    {
      id: "en-tracking",
      who: "owenpryce",
      kind: "question",
      where: "mention",
      opening:
        "@{brand} my tracking page has said 'out for delivery' for four days now. Is the van all right? Are you all right?",
      waiting: [
        "Day five. I've named the van Gareth. Where is Gareth?",
        "Jokes aside, I took two days off to wait for this and nobody has written back. Not impressed.",
        "That's it, I'd like my money back. You can keep Gareth.",
      ],
      detail: "Order 10609, standing desk, Andorra la Vella. The tracking number ends in 4417.",
      followUp:
        "Cheers. Does somebody have to sign for it, or can the driver leave it with the bakery downstairs?",
      helped: {
        soon: "Spot on, thanks. Glad Gareth's alive.",
        late: "All right, thank you. I got grumpy, but that's a proper answer.",
      },
    },
    {
      id: "en-invoice-vat",
      who: "owenpryce",
      kind: "request",
      where: "private",
      opening:
        "Hello! Could you reissue the invoice for the desk with my company name on it? My accountant is giving me The Look.",
      waiting: [
        "Hi again, just that invoice. It's the end of the quarter and The Look has become a phone call.",
        "I really do need this today, sorry to push. A PDF is fine, a photo of a napkin at this point is fine.",
      ],
      detail: "Pryce Translations Ltd, order 10609. You can send it to owen@prycetranslations.example",
      helped: {
        soon: "You're a star, thank you. The Look has lifted.",
        late: "Got there in the end, thanks. I'll tell the accountant you're human.",
      },
    },
    {
      id: "en-opening",
      who: "owenpryce",
      kind: "question",
      where: "page",
      opening:
        "What time do you shut on Saturdays? Google says 2, the door says 3, my mate says never trust either.",
      waiting: [
        "It's Saturday, by the way. Hence the question.",
        "Came down at half two. Shut. My mate is insufferable now, I hope you know that.",
      ],
      helped: { soon: "Perfect, ta! On my way.", late: "Noted for next week, thanks. I owe my mate a pint." },
    },
    {
      id: "en-chair-wobble",
      who: "owenpryce",
      kind: "complaint",
      where: "under_sale",
      opening:
        "Two of the four chairs I got are faulty. They wobble like a new-born deer, and I've only had them a week.",
      waiting: [
        "Checked the floor with a marble. The floor is fine. It's the chairs.",
        "A guest nearly went over backwards last night. Could someone please answer before it isn't funny?",
      ],
      detail: "Bought the four in the sale, order 10566. One leg is a good 3 mm short.",
      helped: {
        soon: "Excellent, thank you. Folded beer mat retired.",
        late: "Thanks for sorting it. Shame about the wait, but fair play.",
      },
    },
  ],
};
