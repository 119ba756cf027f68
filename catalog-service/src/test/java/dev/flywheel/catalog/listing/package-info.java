/** Tests of listing. */
@NullMarked
package dev.flywheel.catalog.listing;

import org.jspecify.annotations.NullMarked;
