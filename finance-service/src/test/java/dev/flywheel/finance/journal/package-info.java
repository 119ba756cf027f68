/** Tests of journal. */
@NullMarked
package dev.flywheel.finance.journal;

import org.jspecify.annotations.NullMarked;
