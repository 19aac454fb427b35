// What a server gets: it has no elements to define, and writes <entente-widget> with what is in it.
export {};
