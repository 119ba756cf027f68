/** Tests of imports. */
@NullMarked
package dev.flywheel.catalog.imports;

import org.jspecify.annotations.NullMarked;
