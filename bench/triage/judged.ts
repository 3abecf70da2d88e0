/**
 * Real tweets that eyes have seen to hold somebody's data (a person's own e-mail address, telephone, number of an order), by the
 * first letters of the SHA-256 of their text. Each mark was looked at on 28 November 2026: what is marked beside these was the
 * telephone of a business, the place of an event, the number of a product.
 */
export const SEEN_TO_HOLD_DATA = `
  0d3b19933c33 0ff2e2b4bd25 1786de04aa4f 217261f21261 2254a04a0e28 2d6afa450cbf 32f376130a3a 3e4994fcd66a
  41aec6a65fd9 41f6bd8dd4d2 41fb00b7fd65 47b06a8a8cf9 4a3bb79e45d2 53d67f60bf31 5b1b468c4539 604b1ff63169
  63ed1ca4104f 682f5cc4ee63 690f25aae4e9 70daa7cde525 849ac4b7354d 89a6acd11878 8b335ad5351c 8f6c9489ca82
  9961bd28da70 99bdedf4706d 9f02a0f70e4b a2744cf0eb60 ab5688f56113 b375e8083c8b b3c0ea823c29 b5b01f07d653
  be231d13eb91 c4304be547ef cc2abba71cfd cf4c4605a62f d14b749dc4e5 d9f38624b69c e1608003cc7f e574908a3c60
  ebe8ee4272b8 f370aa6e30ea f675681c06d1 f7244a422736 f817ba78d0ae fb178164bed4
`
  .trim()
  .split(/\s+/);
