/** Bulk imports: received whole, then worked off in the background, resumable. */
@NullMarked
package dev.flywheel.catalog.imports;

import org.jspecify.annotations.NullMarked;
