/** The query of a page or a list that takes nothing in its address: whatever is sent is refused, so that nobody takes it for a filter. */
export class NothingAsked {}
