/** What people may write: cleaned, and checked by small rules. */
@NullMarked
package dev.flywheel.catalog.wording;

import org.jspecify.annotations.NullMarked;
