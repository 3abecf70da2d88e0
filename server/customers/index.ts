/**
 * Customers owns the people who write to the brand (`customers`) and what they are called on each network
 * (`handles`). It promises: one handle of a network is one person, however many messages come in at once; what a
 * network leaves out is kept as it was. A changed note or article is a fact: customer.note_kept,
 * customer.article_kept.
 */
export { type CustomersDeps, customersRoutes } from "./routes.ts";
export { findByHandle, type Heard, type KnownCustomer, keepCustomers } from "./store.ts";
