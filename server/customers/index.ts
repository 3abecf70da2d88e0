/**
 * Customers: the people who write, and their handles on each network. Owns the tables customers and handles. Promises
 * that one account of a network is one person here, whoever of us heard them first.
 */
export { findByHandle, type Heard, type KnownCustomer, keepCustomers } from "./store.ts";
