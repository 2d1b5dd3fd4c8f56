/*
 * The variables of the firmware's portable files. A processor's start-up code makes them new at every reset; here they are put
 * back to what they were when the program began. The build gathers them in two sections (see the Makefile).
 */
#ifndef FIRMWARE_MEMORY_H
#define FIRMWARE_MEMORY_H

/* Before the firmware's first instruction. */
void firmware_memory_remember(void);
/* As at the start-up, but for the journal, which a reset leaves alone. */
void firmware_memory_restart(void);

#endif
