/** Tests of the catalog service. */
@NullMarked
package dev.flywheel.catalog;

import org.jspecify.annotations.NullMarked;
