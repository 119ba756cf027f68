/** The double-entry journal: what services state is checked here and added, never changed. */
@NullMarked
package dev.flywheel.finance.journal;

import org.jspecify.annotations.NullMarked;
