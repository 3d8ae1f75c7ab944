/**
 * How many characters of a query are searched: more than a long question has. Each word costs time, and a whole article
 * pasted into the field would keep the reader waiting for seconds.
 */
export const MAX_QUERY_LENGTH = 200;
