/** Keys are typed from English: a key that is not there does not compile. A new area is one line here. */
import type checks from "./en/checks.json";
import type common from "./en/common.json";
import type composer from "./en/composer.json";
import type conversation from "./en/conversation.json";
import type customer from "./en/customer.json";
import type desk from "./en/desk.json";
import type errors from "./en/errors.json";
import type events from "./en/events.json";
import type labels from "./en/labels.json";
import type message from "./en/message.json";
import type networks from "./en/networks.json";
import type palette from "./en/palette.json";
import type practice from "./en/practice.json";
import type queue from "./en/queue.json";
import type reasons from "./en/reasons.json";
import type rules from "./en/rules.json";
import type search from "./en/search.json";
import type connections from "./en/seldom/connections.json";
import type learned from "./en/seldom/learned.json";
import type people from "./en/seldom/people.json";
import type plaza from "./en/seldom/plaza.json";
import type security from "./en/seldom/security.json";
import type settings from "./en/seldom/settings.json";
import type setup from "./en/seldom/setup.json";
import type signIn from "./en/signIn.json";
import type tables from "./en/tables.json";
import type today from "./en/today.json";
import type why from "./en/why.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    returnNull: false;
    resources: {
      checks: typeof checks;
      common: typeof common;
      composer: typeof composer;
      connections: typeof connections;
      conversation: typeof conversation;
      customer: typeof customer;
      desk: typeof desk;
      errors: typeof errors;
      events: typeof events;
      message: typeof message;
      labels: typeof labels;
      learned: typeof learned;
      networks: typeof networks;
      palette: typeof palette;
      people: typeof people;
      plaza: typeof plaza;
      practice: typeof practice;
      queue: typeof queue;
      reasons: typeof reasons;
      rules: typeof rules;
      search: typeof search;
      security: typeof security;
      settings: typeof settings;
      setup: typeof setup;
      signIn: typeof signIn;
      tables: typeof tables;
      today: typeof today;
      why: typeof why;
    };
  }
}
