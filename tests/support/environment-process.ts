/** Tells its environment to whoever forked it. */
process.send?.(process.env);
